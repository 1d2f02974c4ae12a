package io.teamleaderhub.explain;

import io.teamleaderhub.teamleader.EntityKey;
import org.jspecify.annotations.Nullable;

/** An entity's state in words, for somebody who was woken up for it. */
final class Summary {
    private Summary() {}

    static String of(EntityKey key, State state) {
        return "%s %s is %s".formatted(key.type().singular(), key.id(), rest(key, state));
    }

    private static String rest(EntityKey key, State state) {
        var type = key.type().singular();
        return switch (state.outcome()) {
            case "current" -> "current: " + asOf(state);
            case "deleted" ->
                "deleted: gone at Teamleader since %s or before; its last values are kept."
                        .formatted(state.deletedAt());
            case "forgotten" ->
                "forgotten since %s, and not mirrored again until that is lifted: ./hub forget --lift %s %s"
                        .formatted(state.deletedAt(), type, key.id());
            case "dead" ->
                "a dead letter%s. Mend the cause, then: ./hub dead-letters replay --type %s --id %s"
                        .formatted(error(state), type, key.id());
            case "waiting" -> "waiting for its next try%s. %s".formatted(error(state), asOf(state));
            case "suspended" ->
                "put aside: Teamleader denies this hub every %s%s. %s".formatted(type, error(state), asOf(state));
            case "withheld" ->
                "gone at Teamleader, but kept: a full run missed too many at once to be believed. If they "
                        + "are gone indeed: ./hub reconciliations approve-deletions %s --count <how many>. %s"
                                .formatted(
                                        state.pending() == null
                                                ? ""
                                                : state.pending().withheldBy(),
                                        asOf(state));
            case "stale" -> "stale: %s. %s".formatted(missing(state.pending()), asOf(state));
            default -> "unknown: the mirror never held it, and nothing is to be fetched.";
        };
    }

    private static String missing(State.@Nullable Todo pending) {
        return switch (pending == null ? "" : pending.need()) {
            case "list_rest" -> "what only lists have is still to come";
            case "detail_rest" -> "what only info has is still to come";
            default -> "a fetch of it is due";
        };
    }

    private static String asOf(State state) {
        if (state.listedAsOf() == null && state.infoAsOf() == null) {
            return "The mirror never held it.";
        }
        return "List fields as of %s, the others as of %s."
                .formatted(known(state.listedAsOf()), known(state.infoAsOf()));
    }

    private static Object known(@Nullable Object instant) {
        return instant == null ? "never" : instant;
    }

    private static String error(State state) {
        var pending = state.pending();
        if (pending == null || pending.lastError() == null) {
            return "";
        }
        return " (%s, %d attempts: %s)".formatted(pending.causeClass(), pending.attempts(), pending.lastError());
    }
}
