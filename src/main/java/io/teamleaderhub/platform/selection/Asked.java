package io.teamleaderhub.platform.selection;

import io.micronaut.http.HttpStatus;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.OneLine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an operator must say of a list before it is shown or changed. Every method throws 400 when it was not said. */
public final class Asked {
    private static final int MOST = 500;
    private static final int LONGEST_REASON = 500;

    private Asked() {}

    /** How many items on a page. */
    public static int limit(int limit) {
        return limit(limit, MOST);
    }

    /** How many items on a page that may have so many. */
    public static int limit(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new HubException(HttpStatus.BAD_REQUEST, "limit must be 1 to " + most + ".");
        }
        return limit;
    }

    /** An instant of ISO 8601. */
    public static Instant instant(String name, @Nullable String value) {
        if (value == null || !Named.isInstant(value)) {
            throw new HubException(HttpStatus.BAD_REQUEST, name + " must be an instant such as 2026-01-31T08:00:00Z.");
        }
        return Instant.parse(value);
    }

    /**
     * Which items are to be changed: a selection that names nothing means every one only when that is said too.
     *
     * @param items what they are, in the plural
     */
    public static <S extends Selecting> S meant(S selection, boolean all, String items) {
        if (selection.everything() && !all) {
            throw new HubException(
                    HttpStatus.BAD_REQUEST, "Say in select which " + items + " are meant, or all: true for every one.");
        }
        return selection;
    }

    /** Why items are given up, as one line. */
    public static String reason(@Nullable String reason) {
        return reason(reason, "reason must say why they are given up.");
    }

    /** Why something is done, as one line; what to say when nothing tells. */
    public static String reason(@Nullable String reason, String missing) {
        if (reason == null || reason.isBlank()) {
            throw new HubException(HttpStatus.BAD_REQUEST, missing);
        }
        return OneLine.of(reason, LONGEST_REASON);
    }
}
