package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;

/** People, customers and papers that come to a project or leave it. */
final class ProjectEdits {
    private ProjectEdits() {}

    /** The body's id under the key, of that type, joins the field's references. */
    static BiConsumer<ObjectNode, Act.Call> adds(String field, String key, String type) {
        return (project, call) -> {
            JsonNode reference = Json.reference(type, call.body().path(key).asText());
            remove(project, field, "id", call.body().path(key).asText());
            project.withArray(field).add(reference);
        };
    }

    /** The body's id under the key leaves the field's references. */
    static BiConsumer<ObjectNode, Act.Call> removes(String field, String key) {
        return (project, call) ->
                remove(project, field, "id", call.body().path(key).asText());
    }

    static void addCustomer(ObjectNode project, Act.Call call) {
        removeCustomer(project, call);
        project.withArray("customers").add(call.body().path("customer"));
    }

    static void removeCustomer(ObjectNode project, Act.Call call) {
        remove(project, "customers", "id", Json.at(call.body(), "customer.id").asText());
    }

    static void assign(ObjectNode document, Act.Call call) {
        unassign(document, call);
        document.withArray("assignees").add(assignee(call.body().path("assignee")));
    }

    static void unassign(ObjectNode document, Act.Call call) {
        remove(
                document,
                "assignees",
                "assignee.id",
                Json.at(call.body(), "assignee.id").asText());
    }

    static void participant(ObjectNode project, Act.Call call) {
        JsonNode participant = call.body().path("participant");
        remove(project, "participants", "participant.id", participant.path("id").asText());
        ObjectNode entry = project.withArray("participants").addObject();
        entry.set("participant", participant);
        entry.put("role", call.body().path("role").asText("member"));
    }

    static void assignees(ObjectNode document, JsonNode written) {
        ArrayNode assignees = document.putArray("assignees");
        written.forEach(reference -> assignees.add(assignee(reference)));
    }

    /** On creation a text, in an update an object that says what becomes of the parts. */
    static void billingMethod(ObjectNode document, JsonNode written) {
        document.set("billing_method", written.isObject() ? written.path("value") : written);
    }

    static void budget(ObjectNode project, JsonNode written) {
        project.withObject("budget").set("provided", written);
    }

    private static ObjectNode assignee(JsonNode reference) {
        ObjectNode assignee = Json.object().put("assign_type", "manual");
        assignee.set("assignee", reference);
        return assignee;
    }

    private static void remove(ObjectNode document, String field, String idKey, String id) {
        ArrayNode left = Json.array();
        document.path(field).forEach(entry -> {
            if (!id.equals(Json.at(entry, idKey).asText())) {
                left.add(entry);
            }
        });
        document.set(field, left);
    }
}
