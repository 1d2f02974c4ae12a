package io.teamleaderhub.reconcile;

/** A page cannot be what was asked for: its step fails, and nothing of the page is written. */
final class PageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PageException(String message) {
        super(message);
    }
}
