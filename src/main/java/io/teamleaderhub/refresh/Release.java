package io.teamleaderhub.refresh;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.OneLine;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a key that is not cleared goes back into the stale set.
 *
 * @param row the row as it is now
 * @param marks marks still to be answered
 * @param fetched whether it was fetched: who waits for it waits from now on
 */
record Release(
        StaleRow row,
        int marks,
        String need,
        int callClass,
        String state,
        Tries tries,
        @Nullable Failure failure,
        @Nullable String error,
        boolean fetched,
        Duration pause) {
    private static final int LONGEST_ERROR = 500;
    /** Until somebody ends that; the statement makes an infinite wait of it. */
    private static final Duration UNTIL_ENDED = Duration.ofMillis(-1);

    /**
     * Works out the row. When a mark came during the fetch, a need met does not count for it, and its own need stands.
     *
     * @param claimed the key as it was claimed
     * @param row the row as it is now
     */
    static Release of(Claim.Key claimed, StaleRow row, Settlement settlement, Duration cooldown) {
        boolean markedAgain = claimed.dirtySeq() != row.dirtySeq();
        int marks = settlement.answers() ? Math.max(0, row.marks() - claimed.marks()) : row.marks();
        return switch (settlement) {
            case Settlement.Cleared cleared -> again(row, marks, cooldown);
            case Settlement.Rest rest when markedAgain -> again(row, marks, cooldown);
            case Settlement.Rest(var need, var pause) ->
                pending(row, marks, need.stored(), CallClass.BACKFILL.number(), pause);
            case Settlement.DetailNow now ->
                pending(row, marks, Need.DETAIL.stored(), row.callClass(), markedAgain ? cooldown : Duration.ZERO);
            case Settlement.Split(int share) -> unanswered(row, row.tries().sharedBy(share), Duration.ZERO);
            case Settlement.Postponed(var pause) -> unanswered(row, row.tries(), pause);
            case Settlement.Parked parked
            when claimed.withheld() && row.withheldBy() == null -> again(row, marks, cooldown);
            case Settlement.Parked(var failure, var why) ->
                failed(row, row.marks(), "waiting", row.tries(), failure, why, UNTIL_ENDED);
            case Settlement.Retry retry ->
                failed(
                        row,
                        marks,
                        "waiting",
                        row.tries().failed(retry.own()),
                        retry.failure(),
                        retry.error(),
                        retry.pause());
            case Settlement.Dead dead when markedAgain -> again(row, marks, cooldown);
            case Settlement.Dead(var failure, var error) ->
                failed(row, marks, "dead", row.tries().failed(true), failure, error, Duration.ZERO);
        };
    }

    private static Release again(StaleRow row, int marks, Duration cooldown) {
        return pending(row, marks, row.need(), row.callClass(), cooldown);
    }

    private static Release pending(StaleRow row, int marks, String need, int callClass, Duration pause) {
        return new Release(row, marks, need, callClass, "pending", Tries.NONE, null, null, true, pause);
    }

    private static Release unanswered(StaleRow row, Tries tries, Duration pause) {
        return new Release(row, row.marks(), row.need(), row.callClass(), "pending", tries, null, null, false, pause);
    }

    private static Release failed(
            StaleRow row, int marks, String state, Tries tries, Failure failure, String error, Duration pause) {
        return new Release(row, marks, row.need(), row.callClass(), state, tries, failure, error, false, pause);
    }

    JsonNode toJson() {
        var json = StaleSet.keyOf(row.key());
        json.put("marks", JsonNode.createNumberNode(marks));
        json.put("need", JsonNode.createStringNode(need));
        json.put("call_class", JsonNode.createNumberNode(callClass));
        json.put("state", JsonNode.createStringNode(state));
        json.put("attempts", JsonNode.createNumberNode(tries.attempts()));
        json.put("own_failures", JsonNode.createNumberNode(tries.own()));
        json.put("share", JsonNode.createNumberNode(tries.share()));
        json.put("fetched", JsonNode.createBooleanNode(fetched));
        json.put("wait", JsonNode.createNumberNode(pause.toMillis()));
        if (failure != null) {
            json.put("cause_class", JsonNode.createStringNode(failure.stored()));
        }
        if (error != null) {
            json.put("last_error", JsonNode.createStringNode(OneLine.of(error, LONGEST_ERROR)));
        }
        return JsonNode.createObjectNode(json);
    }
}
