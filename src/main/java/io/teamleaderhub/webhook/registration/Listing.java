package io.teamleaderhub.webhook.registration;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What Teamleader has registered for this account and client: the types of each URL. */
record Listing(SortedMap<String, Set<String>> typesByUrl) {
    /** Reads the answer of {@code webhooks.list}; a URL that comes twice has the types of both. */
    static Listing of(JsonNode rows) {
        var typesByUrl = new TreeMap<String, Set<String>>();
        for (JsonNode row : rows.values()) {
            Json.text(row, "url").ifPresent(url -> {
                var types = typesByUrl.computeIfAbsent(url, any -> new TreeSet<>());
                Json.member(row, "types").values().forEach(type -> types.add(type.coerceStringValue()));
            });
        }
        return new Listing(typesByUrl);
    }

    /** The types registered on a URL; none when it is not registered. */
    Set<String> typesOf(String url) {
        return typesByUrl.getOrDefault(url, Set.of());
    }
}
