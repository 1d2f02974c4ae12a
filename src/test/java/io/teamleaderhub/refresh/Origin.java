package io.teamleaderhub.refresh;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamleaderhub.dev.simulator.Records;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * The few records of a chain at the source. Whatever is written into one is the number of the change that wrote it, in a
 * field that both truths have, in one that only info has and in one that only lists have, so that what is older can be
 * told from what is newer wherever it turns up. The source announces nothing by itself.
 */
final class Origin {
    private static final Instant START = Instant.parse("2026-02-01T10:00:00Z");

    /** What a change touches, bit by bit. */
    private static final int COMMON = 1;

    private static final int INFO_ONLY = 2;
    private static final int LIST_ONLY = 4;
    private static final int EVERYTHING = 7;

    private final Records records;
    private final Random random;
    private final List<EntityKey> keys;
    private int changes;
    private int seconds;

    /** What a webhook would say. */
    record Event(String type, EntityKey key) {}

    Origin(Records records, Random random, long seed) {
        this.records = records;
        this.random = random;
        this.keys = List.of(
                new EntityKey(EntityType.CONTACT, new UUID(seed, 1)),
                new EntityKey(EntityType.CONTACT, new UUID(seed, 2)),
                new EntityKey(seed % 2 == 0 ? EntityType.COMPANY : EntityType.DEAL, new UUID(seed, 3)));
        keys.forEach(this::create);
    }

    /** Removes whatever is at the source. */
    static void empty(Records records) {
        for (EntityType type : List.of(EntityType.CONTACT, EntityType.COMPANY, EntityType.DEAL)) {
            records.ids(type.path()).forEach(id -> records.deleteSilently(type.path(), id));
        }
    }

    EntityKey any() {
        return keys.get(random.nextInt(keys.size()));
    }

    boolean has(EntityKey key) {
        return records.get(key.type().path(), key.id().toString()).isPresent();
    }

    /** Changes a record, or makes it again when it was deleted; half of the updates do not move its time of change. */
    Event update(EntityKey key, boolean inANewSecond) {
        if (!has(key)) {
            return create(key);
        }
        if (inANewSecond || random.nextBoolean()) {
            seconds++;
        }
        int which = random.nextInt(3) == 0 ? INFO_ONLY : 1 + random.nextInt(EVERYTHING);
        records.updateSilently(key.type().path(), key.id().toString(), fields(key, which));
        boolean onlyInfoShowsIt = key.type() == EntityType.CONTACT && which == INFO_ONLY && random.nextBoolean();
        return new Event(key.type().singular() + (onlyInfoShowsIt ? ".linkedToCompany" : ".updated"), key);
    }

    Event delete(EntityKey key) {
        records.deleteSilently(key.type().path(), key.id().toString());
        return new Event(key.type().singular() + ".deleted", key);
    }

    private Event create(EntityKey key) {
        seconds++;
        var fields = fields(key, EVERYTHING).put("id", key.id().toString());
        records.addSilently(key.type().path(), fields);
        return new Event(
                key.type() == EntityType.DEAL ? "deal.created" : key.type().singular() + ".added", key);
    }

    private ObjectNode fields(EntityKey key, int which) {
        var number = String.valueOf(++changes);
        var fields = JsonNodeFactory.instance.objectNode();
        fields.put("updated_at", START.plusSeconds(seconds).toString().replace("Z", "+00:00"));
        boolean deal = key.type() == EntityType.DEAL;
        if ((which & COMMON) != 0 || (deal && which == LIST_ONLY)) {
            fields.put(common(key.type()), number);
        }
        if ((which & INFO_ONLY) != 0) {
            if (deal) {
                fields.putArray("quotations").addObject().put("id", number);
            } else {
                fields.put("remarks", number);
            }
        }
        if ((which & LIST_ONLY) != 0 && !deal) {
            var address = fields.putArray("addresses")
                    .addObject()
                    .put("type", "primary")
                    .putObject("address");
            address.put("city", number);
        }
        return fields;
    }

    private static String common(EntityType type) {
        return switch (type) {
            case CONTACT -> "last_name";
            case COMPANY -> "name";
            case DEAL -> "title";
            default -> throw new IllegalArgumentException("no chain has " + type);
        };
    }
}
