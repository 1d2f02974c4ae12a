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
        return new StaleRow(CONTACT.id(), "contact", need.stored(), callClass.number(), "webhook", true, 7, attempts);
    }

    static Claim.Key key(int attempts, boolean announced) {
        return new Claim.Key(CONTACT, 7, Cause.WEBHOOK, announced, attempts);
    }

    static Mark mark(Need need, CallClass callClass, Cause cause) {
        return new Mark(CONTACT, need, callClass, cause, false);
    }
}
