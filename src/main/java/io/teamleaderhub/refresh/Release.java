package io.teamleaderhub.refresh;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.OneLine;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a key that is not cleared goes back into the stale set.
 *
 * @param fetched whether it was fetched: who waits for it waits from now on
 */
record Release(
        StaleRow row,
        String need,
        int callClass,
        String state,
        int attempts,
        Settlement.@Nullable Failure failure,
        @Nullable String error,
        boolean fetched,
        Duration pause) {
    private static final int LONGEST_ERROR = 500;
    /** Until its type is resumed; the statement makes an infinite wait of it. */
    private static final Duration UNTIL_RESUMED = Duration.ofMillis(-1);

    /**
     * Works out the row.
     *
     * @param markedAgain a mark came during the fetch: a need met does not count for it, and its own need stands
     */
    static Release of(StaleRow row, Settlement settlement, boolean markedAgain, Duration cooldown) {
        return switch (settlement) {
            case Settlement.Cleared cleared -> pending(row, row.need(), row.callClass(), cooldown);
            case Settlement.Rest rest when markedAgain -> pending(row, row.need(), row.callClass(), cooldown);
            case Settlement.Rest(var need, var pause) ->
                pending(row, need.stored(), CallClass.BACKFILL.number(), pause);
            case Settlement.DetailNow now ->
                pending(row, Need.DETAIL.stored(), row.callClass(), markedAgain ? cooldown : Duration.ZERO);
            case Settlement.Postponed(var pause) ->
                new Release(row, row.need(), row.callClass(), "pending", row.attempts(), null, null, false, pause);
            case Settlement.Parked(var why) ->
                new Release(
                        row,
                        row.need(),
                        row.callClass(),
                        "waiting",
                        row.attempts(),
                        Settlement.Failure.SUSPENDED,
                        why,
                        false,
                        UNTIL_RESUMED);
            case Settlement.Retry retry -> failed(row, "waiting", retry.failure(), retry.error(), retry.pause());
            case Settlement.Dead dead when markedAgain -> pending(row, row.need(), row.callClass(), cooldown);
            case Settlement.Dead dead -> failed(row, "dead", dead.failure(), dead.error(), Duration.ZERO);
        };
    }

    private static Release pending(StaleRow row, String need, int callClass, Duration pause) {
        return new Release(row, need, callClass, "pending", 0, null, null, true, pause);
    }

    private static Release failed(
            StaleRow row, String state, Settlement.Failure failure, String error, Duration pause) {
        return new Release(row, row.need(), row.callClass(), state, row.attempts() + 1, failure, error, false, pause);
    }

    JsonNode toJson() {
        var json = StaleSet.keyOf(row.key());
        json.put("need", JsonNode.createStringNode(need));
        json.put("call_class", JsonNode.createNumberNode(callClass));
        json.put("state", JsonNode.createStringNode(state));
        json.put("attempts", JsonNode.createNumberNode(attempts));
        json.put("fetched", JsonNode.createBooleanNode(fetched));
        json.put("wait", JsonNode.createNumberNode(pause.toMillis()));
        if (failure != null) {
            json.put("cause_class", JsonNode.createStringNode(failure.name().toLowerCase(Locale.ROOT)));
        }
        if (error != null) {
            json.put("last_error", JsonNode.createStringNode(OneLine.of(error, LONGEST_ERROR)));
        }
        return JsonNode.createObjectNode(json);
    }
}
