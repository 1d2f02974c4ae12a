package io.teamleaderhub.refresh;

import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.budget.CallClass;

/**
 * Says that an entity may be stale.
 *
 * @param announced an event said that it exists: a 404 on an id never seen is then retried (read after create)
 */
public record Mark(EntityKey key, Need need, CallClass callClass, Cause cause, boolean announced) {
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
                announced || other.announced);
    }
}
