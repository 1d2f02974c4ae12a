package io.teamleaderhub.teamleader.connection;

/** There is no usable access token now; says why and what to do. */
public final class NotConnectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotConnectedException(String message) {
        super(message);
    }
}
