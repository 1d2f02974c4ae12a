package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What makes records out of others: copies, credit notes, the next time entry, the milestones of a new project. */
final class DerivedActions {
    /** What no copy takes over. */
    private static final List<String> OWN = List.of("id", "created_at", "added_at", "updated_at", "web_url");

    private static final List<String> NOT_OF_CREDIT_NOTES =
            List.of("due", "withheld_taxes", "tax_exclusive_before_discount", "tax_inclusive_before_discount");

    private final Store store;
    private final Changes changes;
    private final SimulatorSettings settings;

    DerivedActions(Store store, Changes changes, SimulatorSettings settings) {
        this.store = store;
        this.changes = changes;
        this.settings = settings;
    }

    Map<String, Action> actions() {
        Map<String, Action> actions = new HashMap<>();
        actions.put("invoices.copy", copy("invoice", "invoice", (copy, body) -> draft(copy)));
        actions.put("invoices.credit", copy("invoice", "creditNote", this::credit));
        actions.put("invoices.creditPartially", copy("invoice", "creditNote", this::credit));
        for (String singular : new String[] {"nextgenProject", "nextgenTask", "dealPhase", "dealPipeline"}) {
            String api = Catalogue.require(singular).names().api();
            actions.put(api + ".duplicate", copy(singular, singular, (copy, body) -> {}));
        }
        actions.put("timeTracking.resume", copy("timeTracking", "timeTracking", DerivedActions::resume));
        actions.put("tasks.schedule", copy("task", "event", DerivedActions::schedule));
        actions.put("accounts.projects-v2-status", body -> Answer.data(200, projectsStatus()));
        return actions;
    }

    /** {@code projects.create}, which creates the milestones too that its body must name. */
    Action withMilestones(Action create) {
        return body -> {
            Answer answer = create.answer(body);
            if (answer.status() == 201) {
                String project = Json.at(answer.json(), "data.id").asText();
                body.path("milestones").forEach(milestone -> {
                    if (milestone instanceof ObjectNode written) {
                        createMilestone(project, written);
                    }
                });
            }
            return answer;
        };
    }

    private void createMilestone(String project, ObjectNode written) {
        ResourceType milestones = Catalogue.require("milestone");
        changes.create(
                milestones,
                id -> {
                    ObjectNode milestone = milestones.generator().blank(id);
                    milestone.set("project", Json.reference("project", project));
                    new WriteRules(milestones, store).apply(written, milestone);
                    return milestone;
                },
                false);
    }

    private Action copy(String from, String to, BiConsumer<ObjectNode, ObjectNode> change) {
        ResourceType source = Catalogue.require(from);
        ResourceType target = Catalogue.require(to);
        return body -> {
            Optional<Stored> found = store.find(source, body.path("id").asText());
            if (found.isEmpty()) {
                return RecordActions.notFound();
            }
            String id = changes.create(target, newId -> copied(target, newId, found.get(), change, body), false);
            return Answer.data(201, Json.reference(to, id));
        };
    }

    /** A blank record with the fields that both types have. */
    private static ObjectNode copied(
            ResourceType target, String id, Stored source, BiConsumer<ObjectNode, ObjectNode> change, ObjectNode body) {
        ObjectNode document = source.document().without(OWN);
        ObjectNode copy = target.generator().blank(id);
        document.properties().forEach(field -> {
            if (copy.has(field.getKey())) {
                copy.set(field.getKey(), field.getValue());
            }
        });
        change.accept(copy, body);
        return copy;
    }

    private static void draft(ObjectNode invoice) {
        invoice.put("status", "draft");
        InvoiceEdits.settle(invoice);
    }

    private void credit(ObjectNode creditNote, ObjectNode body) {
        String today = Times.document(settings.time().clock().instant()).substring(0, 10);
        creditNote.put("status", "booked").put("paid", false).putNull("paid_at");
        creditNote.put("credit_note_date", body.path("credit_note_date").asText(today));
        creditNote.put(
                "credit_note_number",
                today.substring(0, 4) + " / CN"
                        + Math.floorMod(creditNote.path("id").asText().hashCode(), 100_000));
        creditNote.set("invoice", Json.reference("invoice", body.path("id").asText()));
        creditNote.withObject("total").remove(NOT_OF_CREDIT_NOTES);
        creditNote.withObject("invoicee").remove("for_attention_of");
    }

    private static void resume(ObjectNode entry, ObjectNode body) {
        entry.put("locked", false).putNull("ended_at").put("duration", 0);
        if (body.path("started_at").isTextual()) {
            entry.set("started_at", body.path("started_at"));
            entry.put("started_on", body.path("started_at").asText().substring(0, 10));
        }
    }

    private static void schedule(ObjectNode event, ObjectNode body) {
        event.set("starts_at", body.path("starts_at"));
        event.set("ends_at", body.path("ends_at"));
        event.set("task", Json.reference("task", body.path("id").asText()));
        event.set(
                "activity_type",
                Json.reference("activityType", Known.ids("activityType", 1).getFirst()));
    }

    private ObjectNode projectsStatus() {
        boolean off = settings.has(Switch.LEGACY_PROJECTS_OFF);
        return Json.object().put("status", off ? "projects-v2" : "legacy").putNull("will_be_automatically_switched_on");
    }
}
