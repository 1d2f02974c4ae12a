package io.teamleaderhub.refresh;

import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.OneLine;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.MirroredTypes;
import io.teamleaderhub.teamleader.budget.CallClass;
import io.teamleaderhub.webhook.Notification;
import io.teamleaderhub.webhook.Rejection;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a webhook says may be stale. Does not block. */
@Singleton
final class Marking {
    private static final Logger LOG = LoggerFactory.getLogger(Marking.class);

    private final MirroredTypes types;

    Marking(MirroredTypes types) {
        this.types = types;
    }

    /** Empty for a type that is not mirrored, and for an id that is none. */
    Optional<Mark> mark(Notification notification) {
        if (notification.subjectType().equals("account")) {
            LOG.warn("Teamleader announced {}: calls may be refused from now on", OneLine.of(notification.type(), 40));
        }
        return type(notification)
                .flatMap(type -> Ids.parse(notification.subjectId()).map(id -> new EntityKey(type, id)))
                .map(key -> new Mark(
                        key,
                        key.type().needsDetail(notification.type()) ? Need.DETAIL : Need.LIST,
                        CallClass.LIVE,
                        Cause.WEBHOOK,
                        !notification.type().endsWith(".deleted")));
    }

    /** Why that webhook cannot be taken in; empty when it can, also when its type is not mirrored. */
    Optional<Rejection> rejection(Notification notification) {
        return type(notification).flatMap(type -> Rejection.of(notification));
    }

    private Optional<EntityType> type(Notification notification) {
        return EntityType.find(notification.subjectType()).filter(types::has);
    }
}
