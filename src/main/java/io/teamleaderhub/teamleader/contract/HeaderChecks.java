package io.teamleaderhub.teamleader.contract;

import io.micronaut.http.HttpHeaders;
import io.teamleaderhub.platform.OneLine;
import io.teamleaderhub.teamleader.http.RateLimit;
import io.teamleaderhub.teamleader.http.TeamleaderSettings;
import java.util.List;
import java.util.Locale;

/** What every answer's headers must say. */
final class HeaderChecks {
    static final String VERSION = "api_version";
    static final String RATE_LIMIT = "rate_limit";
    static final String CONTENT_TYPE = "content_type";
    private static final String LIMIT = "X-RateLimit-Limit";
    private static final int LONGEST = 80;

    private HeaderChecks() {}

    /**
     * All three checks.
     *
     * @param limit the calls in a window that this hub believes to have
     */
    static List<Finding> of(HttpHeaders headers, int limit) {
        return List.of(version(headers), rateLimit(headers, limit), contentType(headers));
    }

    private static Finding version(HttpHeaders headers) {
        var echo = shown(headers, TeamleaderSettings.VERSION_HEADER);
        return echo.equals(TeamleaderSettings.API_VERSION)
                ? Finding.ok(VERSION, echo)
                : Finding.changed(
                        VERSION, "asked for %s, answered in %s".formatted(TeamleaderSettings.API_VERSION, echo));
    }

    private static Finding rateLimit(HttpHeaders headers, int limit) {
        var said = "%s %s, X-RateLimit-Remaining %s, X-RateLimit-Reset %s"
                .formatted(
                        LIMIT,
                        shown(headers, LIMIT),
                        shown(headers, "X-RateLimit-Remaining"),
                        shown(headers, "X-RateLimit-Reset"));
        if (RateLimit.of(headers).isEmpty() || !shown(headers, LIMIT).matches("\\d{1,6}")) {
            return Finding.changed(RATE_LIMIT, "missing or unreadable: " + said);
        }
        return Integer.parseInt(shown(headers, LIMIT)) < limit
                ? Finding.changed(RATE_LIMIT, "HUB_API_LIMIT is %d, but %s".formatted(limit, said))
                : Finding.ok(RATE_LIMIT, said);
    }

    private static Finding contentType(HttpHeaders headers) {
        var type = shown(headers, "Content-Type");
        return type.toLowerCase(Locale.ROOT).startsWith("application/json")
                ? Finding.ok(CONTENT_TYPE, type)
                : Finding.changed(CONTENT_TYPE, "not application/json but " + type);
    }

    private static String shown(HttpHeaders headers, String name) {
        var value = headers.get(name);
        return value == null ? "missing" : OneLine.of(value.strip(), LONGEST);
    }
}
