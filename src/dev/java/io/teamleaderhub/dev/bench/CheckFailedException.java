package io.teamleaderhub.dev.bench;

/** The hub was fast or slow, but wrong. */
final class CheckFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckFailedException(String message) {
        super(message);
    }

    static void check(boolean right, String message) {
        if (!right) {
            throw new CheckFailedException(message);
        }
    }
}
