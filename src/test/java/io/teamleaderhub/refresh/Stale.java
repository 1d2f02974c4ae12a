package io.teamleaderhub.refresh;

import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.util.UUID;

/** A stale contact, as row and as claimed key. */
final class Stale {
    static final EntityKey CONTACT =
            new EntityKey(EntityType.CONTACT, UUID.fromString("2a39e420-3ba3-4384-8024-fa702ef99c9f"));

    private Stale() {}

    static StaleRow row(Need need, CallClass callClass, int attempts) {
        return new StaleRow(
                CONTACT.id(),
                "contact",
                need.stored(),
                callClass.number(),
                "webhook",
                true,
                7,
                3,
                attempts,
                0,
                100,
                null);
    }

    /** The same after that many failures of its own. */
    static StaleRow failedByItself(StaleRow row, int times) {
        return new StaleRow(
                row.id(),
                row.type(),
                row.need(),
                row.callClass(),
                row.cause(),
                row.announced(),
                row.dirtySeq(),
                row.marks(),
                times,
                times,
                row.share(),
                row.withheldBy());
    }

    /** The same, marked again since it was claimed. */
    static StaleRow markedAgain(StaleRow row) {
        return new StaleRow(
                row.id(),
                row.type(),
                row.need(),
                row.callClass(),
                row.cause(),
                row.announced(),
                row.dirtySeq() + 1,
                row.marks() + 2,
                row.attempts(),
                row.ownFailures(),
                row.share(),
                row.withheldBy());
    }

    static Claim.Key key(int attempts, boolean announced) {
        return key(attempts, 0, announced);
    }

    static Claim.Key key(int attempts, int own, boolean announced) {
        return new Claim.Key(CONTACT, 7, Cause.WEBHOOK, announced, new Tries(attempts, own, 100), 1, false);
    }

    static Mark mark(Need need, CallClass callClass, Cause cause) {
        return new Mark(CONTACT, need, callClass, cause, false);
    }
}
