package io.teamleaderhub.webhook.registration;

/** The registrations could not be looked at or changed now; the message says why and may be shown. */
final class NotNowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotNowException(String message) {
        super(message);
    }
}
