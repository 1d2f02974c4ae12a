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
        return refusal().orElseGet(() -> {
            String includes = breaches.has(Breach.INCLUDES_IGNORED)
                    ? ""
                    : body.path("includes").asText();
            boolean all = breaches.has(Breach.LISTS_SAY_ALL);
            return Answer.rows(page(store).stream()
                    .map(stored -> all ? stored.json() : row(stored, includes))
                    .toList());
        });
    }

    private byte[] row(Stored stored, String includes) {
        return stored.row(includes, document -> type.row(document, Set.copyOf(Arrays.asList(includes.split(",", -1)))));
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
        Filters.BY_NAME.forEach((name, matches) -> {
            if (has(name)) {
                predicates.add(stored -> matches.test(stored.document(), filter.path(name)));
            }
        });
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
        return type.filters().contains(name) && filter.hasNonNull(name);
    }

    private Optional<Instant> since() {
        return Times.parse(filter.path("updated_since").asText());
    }
}
