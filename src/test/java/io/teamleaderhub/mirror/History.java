package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * A random history of one contact: answers whose requests left one after another, and what the mirror must hold in the
 * end. Both kinds of answer always have the common keys, as the API's do; exclusive keys come and go.
 */
final class History {
    private static final List<String> COMMON = List.of("id", "first_name", "updated_at");
    private static final List<String> INFO_ONLY = List.of("remarks", "addresses");
    private static final List<String> LIST_ONLY = List.of("primary_address");

    private final Random random;
    private final List<Observation> observations = new ArrayList<>();

    History(long seed) {
        this.random = new Random(seed);
    }

    /** The same history with so many answers more; one in {@code absences} says that the contact is gone. */
    History with(int answers, int absences) {
        for (int i = 0; i < answers; i++) {
            long seq = observations.size() + 1L;
            observations.add(
                    absences > 0 && random.nextInt(absences) == 0
                            ? Seen.absent(seq)
                            : random.nextBoolean() ? listed(seq) : detailed(seq));
        }
        return this;
    }

    /** The same history, and last the contact is there again, seen whole. */
    History thenBack() {
        long seq = observations.size() + 1L;
        boolean listFirst = random.nextBoolean();
        observations.add(listFirst ? listed(seq) : detailed(seq));
        observations.add(listFirst ? detailed(seq + 1) : listed(seq + 1));
        return this;
    }

    private Observation listed(long seq) {
        return Seen.listed(seq, document(LIST_ONLY));
    }

    private Observation detailed(long seq) {
        return Seen.detailed(seq, document(INFO_ONLY));
    }

    /** Few values, so that answers often repeat what is there. */
    private JsonNode document(List<String> exclusive) {
        Map<String, JsonNode> keys = new LinkedHashMap<>();
        COMMON.forEach(key -> keys.put(key, value()));
        exclusive.stream().filter(key -> random.nextInt(4) > 0).forEach(key -> keys.put(key, value()));
        return JsonNode.createObjectNode(keys);
    }

    private JsonNode value() {
        return random.nextInt(5) == 0 ? JsonNode.nullNode() : JsonNode.createNumberNode(random.nextInt(3));
    }

    /** The answers in the order in which their requests left. */
    List<Observation> inOrder() {
        return List.copyOf(observations);
    }

    /** The answers as they may arrive: in any order, some twice. */
    List<Observation> arrivals() {
        var arrivals = new ArrayList<>(observations);
        observations.stream().filter(seen -> random.nextInt(3) == 0).forEach(arrivals::add);
        Collections.shuffle(arrivals, random);
        return arrivals;
    }

    Observation newest() {
        return observations.getLast();
    }

    /** What the mirror must hold once every answer came, as canonical text. */
    String expected() {
        Map<String, JsonNode> keys = new LinkedHashMap<>();
        newest(seen -> true).ifPresent(document -> COMMON.forEach(key -> put(keys, document, key)));
        newest(Observation.Detailed.class::isInstance)
                .ifPresent(document -> INFO_ONLY.forEach(key -> put(keys, document, key)));
        newest(Observation.Listed.class::isInstance)
                .ifPresent(document -> LIST_ONLY.forEach(key -> put(keys, document, key)));
        return Json.canonical(JsonNode.createObjectNode(keys));
    }

    private static void put(Map<String, JsonNode> keys, JsonNode document, String key) {
        var value = document.get(key);
        if (value != null) {
            keys.put(key, value);
        }
    }

    private Optional<JsonNode> newest(Predicate<Observation> kind) {
        return observations.stream()
                .filter(kind)
                .max(Comparator.comparingLong(Observation::seq))
                .flatMap(History::documentOf);
    }

    static Optional<JsonNode> documentOf(Observation seen) {
        return switch (seen) {
            case Observation.Listed listed -> Optional.of(listed.document());
            case Observation.Detailed detailed -> Optional.of(detailed.document());
            case Observation.Absent absent -> Optional.empty();
        };
    }
}
