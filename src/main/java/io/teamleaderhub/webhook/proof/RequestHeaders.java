package io.teamleaderhub.webhook.proof;

/** The headers of a signed request. Source: Standard Webhooks 1.0. */
public final class RequestHeaders {
    /** The sender's id of the event. */
    public static final String ID = "webhook-id";
    /** When it was sent, in seconds since 1970. */
    public static final String TIMESTAMP = "webhook-timestamp";
    /** The signatures. */
    public static final String SIGNATURE = "webhook-signature";

    private RequestHeaders() {}
}
