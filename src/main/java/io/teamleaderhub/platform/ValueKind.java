package io.teamleaderhub.platform;

import io.micronaut.scheduling.cron.CronExpression;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What kind of value a {@link Setting} takes: checks it and brings it into the form the configuration expects. */
sealed interface ValueKind {
    /**
     * Checks one value.
     *
     * @return the value in the configuration's form
     * @throws IllegalArgumentException saying what is expected
     */
    String check(String value);

    /** The kind in a few words, for the reference. */
    String describe();

    /** Whether a value must never be shown. */
    default boolean secret() {
        return false;
    }

    record Text() implements ValueKind {
        @Override
        public String check(String value) {
            return value;
        }

        @Override
        public String describe() {
            return "text";
        }
    }

    /** Text that is never printed; also accepted as a file's path in the setting's name with _FILE. */
    record Secret(int minLength) implements ValueKind {
        @Override
        public String check(String value) {
            if (value.length() < minLength) {
                throw new IllegalArgumentException(
                        "has %d characters, at least %d are needed".formatted(value.length(), minLength));
            }
            return value;
        }

        @Override
        public String describe() {
            return minLength > 1 ? "secret, %d characters or more".formatted(minLength) : "secret";
        }

        @Override
        public boolean secret() {
            return true;
        }
    }

    /** Secrets that a relay signs with, see {@link SigningSecret}; a secret like any other. */
    record SigningSecrets() implements ValueKind {
        @Override
        public String check(String value) {
            SigningSecret.parse(value);
            return value;
        }

        @Override
        public String describe() {
            return "secrets, separated by commas";
        }

        @Override
        public boolean secret() {
            return true;
        }
    }

    record Matching(Pattern pattern, String describe) implements ValueKind {
        @Override
        public String check(String value) {
            if (!pattern.matcher(value).matches()) {
                throw new IllegalArgumentException("is not " + describe);
            }
            return value;
        }
    }

    record Url() implements ValueKind {
        @Override
        public String check(String value) {
            if (!isHttp(value)) {
                throw new IllegalArgumentException("is not an http(s) URL such as https://hub.example.com");
            }
            return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        }

        private static boolean isHttp(String value) {
            try {
                var uri = new URI(value);
                return uri.getHost() != null
                        && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
            } catch (URISyntaxException e) {
                return false;
            }
        }

        @Override
        public String describe() {
            return "http(s) URL";
        }
    }

    /** Where secrets are sent: TLS, or this machine itself. */
    record SafeUrl() implements ValueKind {
        private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

        @Override
        public String check(String value) {
            var url = new Url().check(value);
            var uri = URI.create(url);
            if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("has more than scheme, host, port and path");
            }
            boolean loopback =
                    LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
            if (!"https".equalsIgnoreCase(uri.getScheme()) && !loopback) {
                throw new IllegalArgumentException(
                        "would send secrets in the clear; use https (http only to localhost)");
            }
            return url;
        }

        @Override
        public String describe() {
            return "https URL (http only to localhost)";
        }
    }

    record Whole(int min, int max) implements ValueKind {
        @Override
        public String check(String value) {
            int number;
            try {
                number = Integer.parseInt(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("is not a whole number", e);
            }
            if (number < min || number > max) {
                throw new IllegalArgumentException("is not between %d and %d".formatted(min, max));
            }
            return value;
        }

        @Override
        public String describe() {
            return "whole number, %d to %d".formatted(min, max);
        }
    }

    /** A time of the calendar that comes again, or never. */
    record Cron() implements ValueKind {
        private static final String OFF = "off";

        @Override
        public String check(String value) {
            if (!value.equals(OFF)) {
                try {
                    CronExpression.create(value).nextTimeAfter(ZonedDateTime.now(ZoneOffset.UTC));
                } catch (RuntimeException e) {
                    throw new IllegalArgumentException(
                            "is no cron expression such as 0 30 2 * * * (second minute hour day month weekday), nor off",
                            e);
                }
            }
            return value;
        }

        @Override
        public String describe() {
            return "cron expression, or off";
        }
    }

    record Flag() implements ValueKind {
        @Override
        public String check(String value) {
            var lower = value.toLowerCase(Locale.ROOT);
            if (!lower.equals("true") && !lower.equals("false")) {
                throw new IllegalArgumentException("is neither true nor false");
            }
            return lower;
        }

        @Override
        public String describe() {
            return "true or false";
        }
    }

    record Span(Duration min, Duration max) implements ValueKind {
        @Override
        public String check(String value) {
            var span = parse(value);
            if (span.compareTo(min) < 0 || span.compareTo(max) > 0) {
                throw new IllegalArgumentException(
                        "is not between %s and %s".formatted(Spans.text(min), Spans.text(max)));
            }
            return span.toString();
        }

        private static Duration parse(String value) {
            try {
                return Spans.parse(value);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("is not a duration such as 30s, 5m, 250ms or PT30S", e);
            }
        }

        @Override
        public String describe() {
            return "duration, %s to %s".formatted(Spans.text(min), Spans.text(max));
        }
    }
}
