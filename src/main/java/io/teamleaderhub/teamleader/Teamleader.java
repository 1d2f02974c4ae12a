package io.teamleaderhub.teamleader;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.teamleader.budget.Permit;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Calls the API. Every call needs a {@link Permit} and uses it up, whatever its answer. Blocks for the call, at most for the
 * configured timeout.
 */
@Singleton
public final class Teamleader {
    /** The API's largest page. Source: API documentation of {@code calls.list}; used everywhere. */
    public static final int PAGE_SIZE = 100;

    private final Calls calls;

    Teamleader(Calls calls) {
        this.calls = calls;
    }

    /** One entity with all its details; of a type that has them. */
    public Answer info(EntityKey key, Permit permit) {
        var type = key.type();
        var id = string(key.id().toString());
        var reply = type.message()
                ? calls.call(type.path(), "getMessage", Map.of("message_id", id), permit)
                : calls.call(type.path(), "info", Map.of("id", id), permit);
        var answer = expecting(JsonNode::isObject, "data is no object", reply.answer());
        return answer instanceof Answer.Found(var data) ? new Answer.Found(Documents.info(type, data)) : answer;
    }

    /** List rows of up to 100 entities, of a type that can be listed so; the ones that do not exist are simply missing. */
    public Answer list(EntityType type, Collection<UUID> ids, Permit permit) {
        var wanted = ids.stream().map(id -> string(id.toString())).toList();
        var filter = Filters.of(type, Selection.ALL);
        filter.put("ids", JsonNode.createArrayNode(wanted));
        return list(type, Map.of("filter", JsonNode.createObjectNode(filter)), PAGE_SIZE, 1, permit)
                .answer();
    }

    /** A page of what is selected of a type, in an order that updates change as little as may be; numbering starts at 1. */
    public Reply page(EntityType type, Selection selection, int page, Permit permit) {
        var thread = selection.thread();
        if (thread != null) {
            return messages(thread, page, permit);
        }
        var request = new LinkedHashMap<String, JsonNode>();
        if (!type.sort().isEmpty()) {
            var sort = JsonNode.createObjectNode(Map.of("field", string(type.sort()), "order", string("asc")));
            request.put("sort", JsonNode.createArrayNode(List.of(sort)));
        }
        var filter = Filters.of(type, selection);
        if (!filter.isEmpty()) {
            request.put("filter", JsonNode.createObjectNode(filter));
        }
        return list(type, request, PAGE_SIZE, page, permit);
    }

    /** The smallest list of a type: whether the API lets this hub see it at all. For messages it is one of tickets. */
    public Answer probe(EntityType type, Permit permit) {
        return list(type, Map.of(), 1, 1, permit).answer();
    }

    private Reply list(EntityType type, Map<String, JsonNode> request, int size, int page, Permit permit) {
        var body = new LinkedHashMap<>(request);
        if (type.paged()) {
            body.put("page", paging(size, page));
        }
        if (!type.includes().isEmpty()) {
            body.put("includes", string(type.includes()));
        }
        var reply = calls.call(type.expense() ? "expenses" : type.path(), "list", body, permit);
        var answer = expecting(JsonNode::isArray, "data is no list", reply.answer());
        return answer instanceof Answer.Found(var data)
                ? new Reply(new Answer.Found(Documents.rows(type, data)), reply.headers())
                : new Reply(answer, reply.headers());
    }

    private Reply messages(UUID ticket, int page, Permit permit) {
        var id = string(ticket.toString());
        var reply = calls.call("tickets", "listMessages", Map.of("id", id, "page", paging(PAGE_SIZE, page)), permit);
        var answer = expecting(JsonNode::isArray, "data is no list", reply.answer());
        return answer instanceof Answer.Found(var data)
                ? new Reply(new Answer.Found(Documents.messages(ticket, data)), reply.headers())
                : new Reply(answer, reply.headers());
    }

    private static JsonNode paging(int size, int page) {
        return JsonNode.createObjectNode(
                Map.of("size", JsonNode.createNumberNode(size), "number", JsonNode.createNumberNode(page)));
    }

    /** The URLs and types registered for webhooks. */
    public Answer listWebhooks(Permit permit) {
        return expecting(
                JsonNode::isArray,
                "data is no list",
                calls.call("webhooks", "list", Map.of(), permit).answer());
    }

    /** Asks for webhooks of those types on that URL; types already registered stay. */
    public Answer registerWebhooks(String url, Collection<String> types, Permit permit) {
        return webhooks("register", url, types, permit);
    }

    /** Asks for no more webhooks of those types on that URL; types that are not registered do no harm. */
    public Answer unregisterWebhooks(String url, Collection<String> types, Permit permit) {
        return webhooks("unregister", url, types, permit);
    }

    private Answer webhooks(String action, String url, Collection<String> types, Permit permit) {
        var names =
                JsonNode.createArrayNode(types.stream().map(Teamleader::string).toList());
        return calls.call("webhooks", action, Map.of("url", string(url), "types", names), permit)
                .answer();
    }

    private static Answer expecting(Predicate<JsonNode> shape, String wrong, Answer answer) {
        return answer instanceof Answer.Found(var data) && !shape.test(data) ? new Answer.Unreadable(wrong) : answer;
    }

    private static JsonNode string(String text) {
        return JsonNode.createStringNode(text);
    }
}
