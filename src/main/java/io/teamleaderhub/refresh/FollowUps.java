package io.teamleaderhub.refresh;

import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.mirror.Outcome;
import io.teamleaderhub.mirror.Written;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.MirroredTypes;
import io.teamleaderhub.teamleader.budget.CallClass;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What else is stale once something was written: a ticket with a new message has moved, and what belongs to a deleted entity
 * may be gone with it, though no webhook says so. Blocks for the database.
 */
@Singleton
final class FollowUps {
    private final Mirror mirror;
    private final MirroredTypes types;

    FollowUps(Mirror mirror, MirroredTypes types) {
        this.mirror = mirror;
        this.types = types;
    }

    /** The marks that follow from what was written. */
    List<Mark> of(Map<EntityKey, Observation> seen, Map<EntityKey, Written> written) {
        var marks = new ArrayList<Mark>();
        written.forEach((key, result) -> {
            if (result.outcome() == Outcome.DELETED) {
                dependents(key).forEach(marks::add);
            } else if (key.type() == EntityType.TICKET_MESSAGE
                    && result.outcome().written()
                    && seen.get(key) instanceof Observation.Detailed message) {
                ticket(message).forEach(marks::add);
            }
        });
        return marks;
    }

    private Stream<Mark> dependents(EntityKey parent) {
        return parent.type().dependents().stream()
                .filter(types::has)
                .flatMap(type -> mirror.linkedTo(type, type.parentKey(), parent.id()).stream())
                .map(key -> new Mark(key, Need.DETAIL, CallClass.RECONCILE, Cause.WEBHOOK, false));
    }

    private Stream<Mark> ticket(Observation.Detailed message) {
        return Json.text(Json.member(message.document(), "ticket"), "id").flatMap(Ids::parse).stream()
                .filter(id -> types.has(EntityType.TICKET))
                .map(id -> new Mark(
                        new EntityKey(EntityType.TICKET, id), Need.DETAIL, CallClass.LIVE, Cause.WEBHOOK, false));
    }
}
