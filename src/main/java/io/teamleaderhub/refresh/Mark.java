package io.teamleaderhub.refresh;

import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.teamleader.CallClass;
import io.teamleaderhub.teamleader.EntityKey;

/**
 * Says that an entity may be stale.
 *
 * @param announced an event said that it exists: a 404 on an id never seen is then retried (read after create)
 */
public record Mark(EntityKey key, Need need, CallClass callClass, Cause cause, boolean announced) {
    /** Both marks in one: the more urgent one decides, and of two equally urgent the greater need. */
    Mark and(Mark other) {
        int order = callClass.compareTo(other.callClass);
        boolean thisDecides = order < 0 || (order == 0 && need == Need.DETAIL);
        var decides = thisDecides ? this : other;
        return new Mark(key, decides.need, decides.callClass, decides.cause, announced || other.announced);
    }
}
