package io.teamleaderhub.teamleader.http;

import io.micronaut.http.HttpHeaders;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/**
 * What an answer's {@code X-RateLimit-*} headers say. Source: the API documentation's introduction; the reset is an
 * instant such as {@code 2021-06-15T10:51:23.035+0100}, when the oldest counted call leaves the window.
 *
 * @param remaining calls the server will still take
 * @param reset when the next one comes free
 */
public record RateLimit(int remaining, Instant reset) {
    private static final DateTimeFormatter RESET = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    /** Empty when the headers are absent or unreadable. */
    public static Optional<RateLimit> of(HttpHeaders headers) {
        try {
            var remaining = headers.get("X-RateLimit-Remaining");
            var reset = headers.get("X-RateLimit-Reset");
            return remaining == null || reset == null
                    ? Optional.empty()
                    : Optional.of(new RateLimit(
                            Math.max(0, Integer.parseInt(remaining.strip())),
                            OffsetDateTime.parse(reset.strip(), RESET).toInstant()));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether an answer carries the API's own headers, so that its 404 speaks of the entity and not of a gateway. */
    public static boolean fromTheApi(HttpHeaders headers) {
        return headers.contains("X-RateLimit-Limit");
    }
}
