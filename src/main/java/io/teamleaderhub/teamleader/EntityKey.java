package io.teamleaderhub.teamleader;

import java.util.Comparator;
import java.util.UUID;

/**
 * What names one entity everywhere: in Kafka, in the stale set, in the mirror. Ordered by type and id.
 *
 * @param type the entity's type
 * @param id 128 bits, of whatever UUID version
 */
public record EntityKey(EntityType type, UUID id) implements Comparable<EntityKey> {
    private static final Comparator<EntityKey> ORDER =
            Comparator.comparing((EntityKey key) -> key.type.singular()).thenComparing(key -> key.id.toString());

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
