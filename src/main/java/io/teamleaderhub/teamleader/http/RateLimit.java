package io.teamleaderhub.teamleader.http;

import io.micronaut.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/**
 * What an answer's {@code X-RateLimit-*} and {@code Date} headers say. Source: the API documentation's introduction; the
 * reset is an instant such as {@code 2021-06-15T10:51:23.035+0100}, when the oldest counted call leaves the window.
 *
 * @param limit calls the server allows in a window; empty when it does not say so in a positive number
 * @param remaining calls the server will still take
 * @param reset when the next one comes free, by the server's clock
 * @param date the server's clock when it answered, in whole seconds
 */
public record RateLimit(Optional<Integer> limit, int remaining, Instant reset, Optional<Instant> date) {
    private static final DateTimeFormatter RESET = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    /** Empty when remainder and reset are absent or unreadable. */
    public static Optional<RateLimit> of(HttpHeaders headers) {
        try {
            var remaining = headers.get("X-RateLimit-Remaining");
            var reset = headers.get("X-RateLimit-Reset");
            return remaining == null || reset == null
                    ? Optional.empty()
                    : Optional.of(new RateLimit(
                            limit(headers),
                            Math.max(0, Integer.parseInt(remaining.strip())),
                            OffsetDateTime.parse(reset.strip(), RESET).toInstant(),
                            date(headers)));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> limit(HttpHeaders headers) {
        var limit = headers.get("X-RateLimit-Limit");
        return limit == null || !limit.strip().matches("[1-9]\\d{0,8}")
                ? Optional.empty()
                : Optional.of(Integer.valueOf(limit.strip()));
    }

    /** The server's clock when it answered, in whole seconds; empty when it does not say. */
    public static Optional<Instant> date(HttpHeaders headers) {
        var date = headers.get("Date");
        try {
            return date == null
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether an answer carries the API's own headers, so that its 404 speaks of the entity and not of a gateway. */
    public static boolean fromTheApi(HttpHeaders headers) {
        return headers.contains("X-RateLimit-Limit");
    }
}
