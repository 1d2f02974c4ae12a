package io.teamleaderhub.platform;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;

/** A request that the hub refuses or cannot serve now: its status and a sentence for the caller. */
public final class HubException extends HttpStatusException implements SafeToShow {
    private static final long serialVersionUID = 1L;

    /** Answers with the status and, in the problem body, the detail: what is wrong and what to do. */
    public HubException(HttpStatus status, String detail) {
        super(status, detail);
    }
}
