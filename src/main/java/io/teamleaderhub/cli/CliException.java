package io.teamleaderhub.cli;

/** A command failed for a reason that its message explains. */
final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int NOT_REACHED = 3;

    private final int exitCode;

    CliException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
