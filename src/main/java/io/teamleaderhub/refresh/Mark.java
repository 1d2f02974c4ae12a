package io.teamleaderhub.refresh;

import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says that an entity may be stale.
 *
 * @param announced an event said that it exists: a 404 on an id never seen is then retried (read after create)
 * @param times how often that was said
 * @param withheldBy the full sync that missed it, when it missed too many to be believed: a 404 then deletes nothing until
 *     a person approves
 */
public record Mark(
        EntityKey key,
        Need need,
        CallClass callClass,
        Cause cause,
        boolean announced,
        int times,
        @Nullable UUID withheldBy) {
    /** Said once, and nothing held back. */
    public Mark(EntityKey key, Need need, CallClass callClass, Cause cause, boolean announced) {
        this(key, need, callClass, cause, announced, 1, null);
    }

    /** The same, its deletion held back by that full sync. */
    public Mark withheldBy(UUID run) {
        return new Mark(key, need, callClass, cause, announced, times, run);
    }

    /** Both marks in one, whichever came first: the more urgent decides; two equally urgent ones get what covers both. */
    Mark and(Mark other) {
        int order = callClass.compareTo(other.callClass);
        var decides = order <= 0 ? this : other;
        boolean equallyUrgent = order == 0;
        return new Mark(
                key,
                equallyUrgent ? need.and(other.need) : decides.need,
                decides.callClass,
                equallyUrgent && other.cause.compareTo(cause) < 0 ? other.cause : decides.cause,
                announced || other.announced,
                times + other.times,
                withheldBy == null || other.withheldBy == null ? null : withheldBy);
    }
}
