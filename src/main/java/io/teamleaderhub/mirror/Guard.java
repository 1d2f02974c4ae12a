package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.EntityType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an observation does to a row, so that no write ever replaces newer by older.
 *
 * <p>A list row merges over the document unless an info is newer; then only its list-only keys apply. An info replaces
 * all but the list-only keys unless a list row is newer; then only what lists do not have applies. A key that only one of
 * the two has is gone when the newest of that one lacks it. Of an object that lists show a part of, the rest stays. A pure
 * function.
 */
final class Guard {
    private Guard() {}

    static Decision decide(@Nullable MirrorRow row, Observation seen) {
        if (row != null && row.forgotten()) {
            return new Decision.Leave(Outcome.FORGOTTEN);
        }
        return switch (seen) {
            case Observation.Listed listed -> listed(row, listed);
            case Observation.Detailed detailed -> detailed(row, detailed);
            case Observation.Absent absent -> absent(row, absent);
        };
    }

    private static Decision listed(@Nullable MirrorRow row, Observation.Listed seen) {
        if (row == null) {
            return created(seen.document());
        }
        boolean detailIsNewer = row.detailedAfter(seen.seq());
        if (row.listedAfter(seen.seq()) || (row.deleted() && detailIsNewer)) {
            return new Decision.Leave(Outcome.SUPERSEDED);
        }
        if (row.data() == null) {
            return new Decision.Confirm(true);
        }
        if (!Storable.check(seen.document())) {
            return new Decision.Leave(Outcome.UNSTORABLE);
        }
        Set<String> listOnly = seen.key().type().listOnlyKeys();
        var held = document(row.data());
        var shown = completed(seen.key().type().partlyListedKeys(), seen.document(), held);
        var merged = overlay(without(listOnly, held), shown, detailIsNewer ? listOnly::contains : key -> true);
        return written(row, held, merged, changed -> !detailIsNewer);
    }

    private static Decision detailed(@Nullable MirrorRow row, Observation.Detailed seen) {
        if (row == null) {
            return created(seen.document());
        }
        if (!Storable.check(seen.document())) {
            return new Decision.Leave(Outcome.UNSTORABLE);
        }
        if (row.detailedAfter(seen.seq())) {
            return new Decision.Leave(Outcome.SUPERSEDED);
        }
        EntityType type = seen.key().type();
        var held = document(Objects.requireNonNull(row.data(), "a detail is compared with the document"));
        var listed = without(type.infoOnlyKeys(), held);
        var merged = row.listedAfter(seen.seq())
                ? overlay(listed, seen.document(), key -> listed.get(key) == null)
                : overlay(seen.document(), held, type.listOnlyKeys()::contains);
        return written(
                row,
                held,
                merged,
                changed -> type.infoOnlyKeys()
                        .containsAll(changed.stream().map(Guard::key).toList()));
    }

    private static Decision absent(@Nullable MirrorRow row, Observation.Absent seen) {
        if (row == null) {
            return new Decision.Leave(Outcome.UNKNOWN);
        }
        if (row.detailedAfter(seen.seq()) || row.listedAfter(seen.seq())) {
            return new Decision.Leave(Outcome.SUPERSEDED);
        }
        return row.deleted() ? new Decision.Confirm(true) : new Decision.Delete();
    }

    private static Decision created(JsonNode document) {
        return Storable.check(document)
                ? new Decision.Write(Outcome.CREATED, document, List.of(), true)
                : new Decision.Leave(Outcome.UNSTORABLE);
    }

    /** {@code agrees}: whether the document still agrees with the latest list row when those paths changed. */
    private static Decision written(MirrorRow row, JsonNode held, JsonNode merged, Predicate<List<String>> agrees) {
        var changed = Difference.paths(held, merged);
        if (row.deleted()) {
            return new Decision.Write(Outcome.REVIVED, merged, changed, agrees.test(changed));
        }
        return changed.isEmpty()
                ? new Decision.Confirm(agrees.test(changed))
                : new Decision.Write(Outcome.CHANGED, merged, changed, agrees.test(changed));
    }

    /** The document's own key that a path begins with. */
    private static String key(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** A list row whose objects under those keys have their other members from what is held: lists show a part of them. */
    private static JsonNode completed(Set<String> keys, JsonNode shown, JsonNode held) {
        var document = shown;
        for (String key : keys) {
            var part = Json.member(shown, key);
            var whole = Json.member(held, key);
            if (part.isObject() && whole.isObject()) {
                var both = overlay(whole, part, member -> true);
                document = overlay(document, JsonNode.createObjectNode(Map.of(key, both)), member -> true);
            }
        }
        return document;
    }

    private static JsonNode without(Set<String> keys, JsonNode document) {
        return overlay(JsonNode.createObjectNode(Map.of()), document, key -> !keys.contains(key));
    }

    private static JsonNode overlay(JsonNode base, JsonNode over, Predicate<String> applies) {
        Map<String, JsonNode> keys = new LinkedHashMap<>();
        base.entries().forEach(entry -> keys.put(entry.getKey(), entry.getValue()));
        over.entries().forEach(entry -> {
            if (applies.test(entry.getKey())) {
                keys.put(entry.getKey(), entry.getValue());
            }
        });
        return JsonNode.createObjectNode(keys);
    }

    private static JsonNode document(String stored) {
        try {
            return Json.readStored(stored);
        } catch (IOException e) {
            throw new UncheckedIOException("hub.entity holds an unreadable document", e);
        }
    }
}
