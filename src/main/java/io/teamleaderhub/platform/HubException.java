package io.teamleaderhub.platform;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that the hub refuses or cannot serve now: its status and a sentence for the caller. */
public final class HubException extends HttpStatusException implements SafeToShow {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /** Answers with the status and, in the problem body, the detail: what is wrong and what to do. */
    public HubException(HttpStatus status, String detail) {
        super(status, detail);
        this.retryAfter = null;
    }

    /** As {@link #HubException(HttpStatus, String)}, and says in Retry-After when to try again. */
    public HubException(HttpStatus status, String detail, Duration retryAfter) {
        super(status, detail);
        this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
