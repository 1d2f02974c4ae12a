package io.teamleaderhub.reconcile;

import org.jspecify.annotations.Nullable;

/** A page cannot be had, or not be what was asked for: its step fails, and nothing of the page is written. */
final class PageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PageException(String message) {
        this(message, null);
    }

    PageException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
