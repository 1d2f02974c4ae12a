package io.teamleaderhub.teamleader;

import io.micronaut.http.HttpStatus;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Ids;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What names one entity everywhere: in Kafka, in the stale set, in the mirror. Ordered by type and id.
 *
 * @param type the entity's type
 * @param id 128 bits, of whatever UUID version
 */
public record EntityKey(EntityType type, UUID id) implements Comparable<EntityKey> {
    private static final Comparator<EntityKey> ORDER =
            Comparator.comparing((EntityKey key) -> key.type.singular()).thenComparing(key -> key.id.toString());

    /**
     * The entity that an operator names.
     *
     * @throws HubException 400 when the catalogue does not have the type, or the id is none
     */
    public static EntityKey asked(@Nullable String type, @Nullable String id) {
        var known = EntityType.find(type == null ? "" : type);
        if (known.isEmpty()) {
            throw new HubException(
                    HttpStatus.BAD_REQUEST, "type must be one of " + String.join(", ", EntityType.names()) + ".");
        }
        var parsed = Ids.parse(id == null ? "" : id);
        if (parsed.isEmpty()) {
            throw new HubException(HttpStatus.BAD_REQUEST, "id must be an entity's id.");
        }
        return new EntityKey(known.get(), parsed.get());
    }

    @Override
    public int compareTo(EntityKey other) {
        return ORDER.compare(this, other);
    }

    /** {@code contact:2a39e420-3ba3-4384-8024-fa702ef99c9f}. */
    @Override
    public String toString() {
        return type.singular() + ":" + id;
    }
}
