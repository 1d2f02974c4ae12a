package io.teamleaderhub.dev.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;

/**
 * The hub's state in one line that a person understands.
 *
 * @param events webhooks taken in
 * @param stale entities known to have changed and not fetched yet
 * @param details entities whose list row is current and whose details follow
 * @param waiting failed, will be tried again
 * @param dead dead letters
 * @param live entities in the mirror
 * @param calls calls of the limit used now
 * @param limit calls allowed in 60 s
 * @param liveCalls calls made because of events, so far
 * @param otherCalls calls made to load, and for details nobody waited for
 * @param lag age of the oldest change not fetched
 * @param listing the first full sync's state
 */
record Glance(
        long events,
        long stale,
        long details,
        long waiting,
        long dead,
        long live,
        int calls,
        int limit,
        long liveCalls,
        long otherCalls,
        double lag,
        String listing) {
    static Glance of(JsonNode status) {
        var stale = status.path("stale");
        long live = 0;
        for (JsonNode type : status.path("mirror")) {
            live += type.path("live").asLong();
        }
        return new Glance(
                status.path("events").asLong(),
                stale.path("stale").asLong(),
                stale.path("details").asLong(),
                stale.path("waiting").asLong(),
                stale.path("dead").asLong(),
                live,
                status.path("budget").path("calls").asInt(),
                status.path("budget").path("limit").asInt(),
                status.path("budget").path("callsByClass").path("live").asLong(),
                calls(status, "operator") + calls(status, "reconcile") + calls(status, "backfill"),
                stale.path("lagSeconds").asDouble(),
                status.path("reconciliation").path("state").asText("none"));
    }

    private static long calls(JsonNode status, String callClass) {
        return status.path("budget").path("callsByClass").path(callClass).asLong();
    }

    boolean listed() {
        return listing.equals("completed");
    }

    boolean quiet() {
        return listed() && stale == 0 && details == 0;
    }

    /** How long the calls still needed take at the limit: a call per detail, one per hundred list rows. */
    Duration timeLeft() {
        double needed = details + Math.ceil(stale / 100.0) + stale;
        return Duration.ofSeconds((long) Math.ceil(needed * 60 / limit));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "events %-6d stale %-4d details to come %-5d fresh %d of %d   calls %d of %d   lag %.1f s%s",
                events,
                stale,
                details,
                Math.max(0, live - stale - details),
                live,
                calls,
                limit,
                lag,
                trouble());
    }

    private String trouble() {
        return (waiting > 0 ? "   waiting " + waiting : "") + (dead > 0 ? "   dead letters " + dead : "");
    }
}
