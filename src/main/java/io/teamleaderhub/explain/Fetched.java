package io.teamleaderhub.explain;

import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.refresh.Fetch;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fetch and what it cost.
 *
 * @param at when its request left
 * @param via info or list
 * @param cost what part of a call it was
 * @param callClass the class of the call: live, operator, reconcile or backfill
 * @param cause who said that the entity may be stale
 * @param folded how many events and other marks it answered; 0 when it only brought the other half of the row
 * @param outcome what the mirror made of it, or how the call failed
 * @param error what a failed call said
 */
@Serdeable
public record Fetched(
        Instant at,
        String via,
        Cost cost,
        String callClass,
        String cause,
        int folded,
        String outcome,
        @Nullable String error) {
    static Fetched of(Fetch fetch) {
        return new Fetched(
                fetch.fetchedAt(),
                fetch.via(),
                Cost.of(fetch.keys()),
                CallClass.of(fetch.callClass()).label(),
                fetch.cause(),
                fetch.marks(),
                fetch.outcome(),
                fetch.error());
    }

    /**
     * What part of a call a fetch was.
     *
     * @param calls the part as a number
     * @param text the same in words
     */
    @Serdeable
    public record Cost(double calls, String text) {
        private static Cost of(int keys) {
            return keys == 1 ? new Cost(1, "a call of its own") : new Cost(1.0 / keys, "1 of a call shared by " + keys);
        }
    }
}
