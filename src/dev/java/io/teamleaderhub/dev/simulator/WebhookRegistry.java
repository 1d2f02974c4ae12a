package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which URL wants which event types, and the three actions that say so. */
final class WebhookRegistry {
    private final Map<String, Set<String>> typesByUrl = new TreeMap<>();
    private final Breaches breaches;

    WebhookRegistry(Breaches breaches) {
        this.breaches = breaches;
    }

    Map<String, Action> actions() {
        return new HashMap<>(Map.of(
                "webhooks.register", this::register,
                "webhooks.list", this::list,
                "webhooks.unregister", this::unregister));
    }

    synchronized List<URI> urls(String eventType) {
        return typesByUrl.entrySet().stream()
                .filter(entry -> entry.getValue().contains(eventType))
                .map(entry -> URI.create(entry.getKey()))
                .toList();
    }

    synchronized List<String> urls() {
        return List.copyOf(typesByUrl.keySet());
    }

    synchronized void clear() {
        typesByUrl.clear();
    }

    synchronized void add(String url, List<String> types) {
        typesByUrl.computeIfAbsent(url, missing -> new TreeSet<>()).addAll(types);
    }

    private Answer register(ObjectNode body) {
        return refusal(body).orElseGet(() -> {
            add(body.path("url").asText(), Json.texts(body.path("types")));
            return Answer.empty(204);
        });
    }

    private synchronized Answer list(ObjectNode body) {
        ArrayNode data = Json.array();
        typesByUrl.forEach((url, types) -> data.addObject().put("url", url).set("types", Json.strings(types)));
        if (breaches.has(Breach.UNKNOWN_WEBHOOK_TYPE)) {
            data.addObject()
                    .put("url", "https://elsewhere.example")
                    .putArray("types")
                    .add("quotation.accepted");
        }
        return Answer.data(200, data);
    }

    private synchronized Answer unregister(ObjectNode body) {
        return refusal(body).orElseGet(() -> {
            String url = body.path("url").asText();
            Set<String> left = typesByUrl.getOrDefault(url, Set.of());
            if (!left.isEmpty() && left.removeAll(Set.copyOf(Json.texts(body.path("types")))) && left.isEmpty()) {
                typesByUrl.remove(url);
            }
            return Answer.empty(204);
        });
    }

    private static Optional<Answer> refusal(ObjectNode body) {
        if (!isUrl(body.path("url").asText())) {
            return Optional.of(Answer.refusedField("url", "url must be a valid URL"));
        }
        JsonNode types = body.path("types");
        if (!types.isArray() || types.isEmpty() || !WebhookTypes.ALL.containsAll(Json.texts(types))) {
            return Optional.of(Answer.refusedField("types", "types must be a list of known event types"));
        }
        return Optional.empty();
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && uri.getScheme().startsWith("http");
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
