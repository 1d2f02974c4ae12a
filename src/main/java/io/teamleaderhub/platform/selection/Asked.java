package io.teamleaderhub.platform.selection;

import io.micronaut.http.HttpStatus;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.OneLine;
import org.jspecify.annotations.Nullable;

/** What an operator must say of a list before it is shown or changed. Every method throws 400 when it was not said. */
public final class Asked {
    private static final int MOST = 500;
    private static final int LONGEST_REASON = 500;

    private Asked() {}

    /** How many items on a page. */
    public static int limit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new HubException(HttpStatus.BAD_REQUEST, "limit must be 1 to " + MOST + ".");
        }
        return limit;
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
        if (reason == null || reason.isBlank()) {
            throw new HubException(HttpStatus.BAD_REQUEST, "reason must say why they are given up.");
        }
        return OneLine.of(reason, LONGEST_REASON);
    }
}
