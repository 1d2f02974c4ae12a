package io.teamleaderhub.platform;

import io.micronaut.serde.annotation.Serdeable;

/**
 * The one error body (RFC 9457, {@code application/problem+json}).
 *
 * @param type {@code about:blank}: the status says it all
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what is wrong and what to do
 * @param instance the path asked for, without its secrets
 * @param correlationId finds the log lines of this request
 */
@Serdeable
public record Problem(String type, String title, int status, String detail, String instance, String correlationId) {
    /** The body's media type. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
