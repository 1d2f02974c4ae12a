package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamleaderhub.dev.simulator.SortOrder.Ranked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One {@code .list} call: which records, in which order, which page of them, with which includes. */
final class ListQuery {
    private static final Set<String> SEEN_TO = Set.of("ids", "updated_since");

    private final ResourceType type;
    private final SimulatorSettings settings;
    private final Breaches breaches;
    private final ObjectNode body;
    private final JsonNode filter;
    private final JsonNode page;

    ListQuery(ResourceType type, SimulatorSettings settings, Breaches breaches, ObjectNode body) {
        this.type = type;
        this.settings = settings;
        this.breaches = breaches;
        this.body = body;
        this.filter = body.path("filter");
        this.page = body.path("page");
    }

    Answer answer(Store store) {
        String parent = type.reads().within();
        if (parent != null
                && store.find(Catalogue.require(parent), body.path("id").asText())
                        .isEmpty()) {
            return RecordActions.notFound();
        }
        return refusal().orElseGet(() -> {
            String includes = breaches.has(Breach.INCLUDES_IGNORED)
                    ? ""
                    : body.path("includes").asText();
            boolean all = breaches.has(Breach.LISTS_SAY_ALL);
            List<byte[]> rows = page(store).stream()
                    .map(stored -> all ? stored.json() : row(stored, includes))
                    .toList();
            boolean counted = type.list().counted() && names(includes).contains("pagination");
            return counted ? Answer.rows(rows, meta(store)) : Answer.rows(rows);
        });
    }

    private ObjectNode meta(Store store) {
        ObjectNode meta = Json.object();
        meta.putObject("page")
                .put("size", page.path("size").asInt(20))
                .put("number", page.path("number").asInt(1));
        if (type.singular().equals("dealPipeline")) {
            meta.put("default", Known.DEAL_PIPELINES.getFirst());
        }
        List<Predicate<Stored>> predicates = predicates();
        return meta.put(
                "matches",
                candidates(store, SortOrder.standard(type))
                        .filter(stored -> predicates.stream().allMatch(predicate -> predicate.test(stored)))
                        .count());
    }

    private static Set<String> names(String includes) {
        return Set.copyOf(Arrays.asList(includes.split(",", -1)));
    }

    private byte[] row(Stored stored, String includes) {
        return stored.row(includes, document -> type.row(document, names(includes)));
    }

    private Optional<Answer> refusal() {
        int size = page.path("size").asInt(20);
        boolean tooLarge = size > settings.api().maxPageSize() && !settings.has(Switch.CLAMP_PAGE_SIZE);
        if (type.list().paged() && (size < 1 || tooLarge)) {
            return Optional.of(Answer.refusedField("page.size", "page.size must be between 1 and 100"));
        }
        if (type.list().paged() && page.path("number").asInt(1) < 1) {
            return Optional.of(Answer.refusedField("page.number", "page.number must be at least 1"));
        }
        if (has("ids") && filter.path("ids").size() > settings.api().maxIds()) {
            return Optional.of(Answer.refusedField("filter.ids", "filter.ids has too many items"));
        }
        if (has("updated_since") && since().isEmpty()) {
            return Optional.of(Answer.refusedField("filter.updated_since", "updated_since must be a valid datetime"));
        }
        return Optional.empty();
    }

    private List<Stored> page(Store store) {
        SortOrder order = SortOrder.of(type, sort());
        int most = breaches.has(Breach.SMALL_PAGES) ? 3 : settings.api().maxPageSize();
        int size = Math.min(page.path("size").asInt(20), most);
        long from = (page.path("number").asInt(1) - 1L) * size;
        if (!type.list().paged()) {
            size = Integer.MAX_VALUE;
            from = 0;
        }
        List<Predicate<Stored>> predicates = predicates();
        if (!has("ids") && predicates.isEmpty()) {
            return store.sorted(type, order, from, size);
        }
        if (!has("ids")
                && predicates.size() == 1
                && has("status")
                && filter.path("status").isTextual()) {
            return store.sorted(type, order, filter.path("status").asText(), from, size);
        }
        return candidates(store, order)
                .filter(stored -> predicates.stream().allMatch(predicate -> predicate.test(stored)))
                .skip(from)
                .limit(size)
                .toList();
    }

    private Stream<Stored> candidates(Store store, SortOrder order) {
        if (!has("ids")) {
            return store.sorted(type, order, 0, Integer.MAX_VALUE).stream();
        }
        return Json.texts(filter.path("ids")).stream()
                .distinct()
                .flatMap(id -> store.find(type, id).stream())
                .map(order::rank)
                .sorted(order.comparator())
                .map(Ranked::stored);
    }

    private List<Predicate<Stored>> predicates() {
        List<Predicate<Stored>> predicates = new ArrayList<>();
        if (has("updated_since")) {
            since().ifPresent(since -> predicates.add(stored -> stored.updatedSince(since)));
        }
        type.filters().forEach((name, matching) -> {
            if (has(name) && !SEEN_TO.contains(name)) {
                predicates.add(stored -> matching.matches(stored.document(), filter.path(name)));
            }
        });
        String usual = type.list().status();
        if (usual != null && !has("status")) {
            predicates.add(stored -> stored.status().equals(usual));
        }
        String parent = type.reads().within();
        if (parent != null) {
            String id = body.path("id").asText();
            predicates.add(stored ->
                    id.equals(stored.document().path(parent).path("id").asText()));
        }
        return predicates;
    }

    private JsonNode sort() {
        if (!breaches.has(Breach.SORT_IGNORED)) {
            return body.path("sort");
        }
        var newestFirst = body.path("sort").deepCopy();
        newestFirst.forEach(field -> ((ObjectNode) field).put("order", "desc"));
        return newestFirst;
    }

    private boolean has(String name) {
        if (name.equals("ids") && breaches.has(Breach.IDS_IGNORED)) {
            return false;
        }
        return type.filters().containsKey(name) && filter.hasNonNull(name);
    }

    private Optional<Instant> since() {
        return Times.parse(filter.path("updated_since").asText());
    }
}
