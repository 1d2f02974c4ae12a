package io.teamleaderhub.mirror.feed;

/** The feed cannot go on for a reason that somebody has to mend; the message says which. */
final class FeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FeedException(String message) {
        super(message);
    }
}
