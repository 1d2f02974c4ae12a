package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A busy office: each step changes one record at random, as its users would. Seven steps in ten are updates, one creates,
 * somewhat fewer delete, the others link, tag, win, lose or move.
 */
public final class Mutator {
    private static final List<String> TIMESTAMPS = List.of("added_at", "created_at", "updated_at");

    private final Store store;
    private final Changes changes;
    private final InstantSource clock;
    private final Draw draw;
    private final List<String> usual;
    private final ContactEdits contacts;
    private final DealEdits deals;

    Mutator(Store store, Changes changes, SimulatorSettings settings) {
        this.store = store;
        this.changes = changes;
        this.clock = settings.time().clock();
        this.draw = new Draw(settings.seed(), "mutator");
        this.usual = Catalogue.ALL.stream()
                .filter(type ->
                        Catalogue.CRM.contains(type) || settings.records().containsKey(type.path()))
                .map(ResourceType::path)
                .toList();
        this.contacts = new ContactEdits(settings);
        this.deals = new DealEdits(settings);
    }

    /** So many changes, of any type that the settings name. */
    public void mutate(int count) {
        mutate(count, usual);
    }

    /** So many changes of records at these paths. */
    public void mutate(int count, List<String> paths) {
        List<ResourceType> types = paths.stream().map(Catalogue::require).toList();
        for (int i = 0; i < count; i++) {
            synchronized (store) {
                step(draw.pick(types));
            }
        }
    }

    private void step(ResourceType type) {
        int roll = draw.below(100);
        Optional<Stored> chosen = store.any(type, draw);
        if (chosen.isEmpty() || roll < 10) {
            changes.create(type, id -> generated(type, id).without(TIMESTAMPS), false);
        } else if (roll < 18) {
            changes.delete(type, chosen.get().id(), false);
        } else {
            changes.edit(type, chosen.get().id(), roll < 88 ? update(type) : special(type, chosen.get()));
        }
    }

    /** Up to three fields, with the values that another record of the type might have. */
    private Edit update(ResourceType type) {
        ObjectNode other = generated(type, draw.id());
        ObjectNode fields = Json.object();
        int count = 1 + draw.below(3);
        for (int i = 0; i < count; i++) {
            String field = draw.pick(changing(type, other));
            fields.set(field, other.path(field));
        }
        return Edit.update(type, document -> document.setAll(fields));
    }

    private static List<String> changing(ResourceType type, ObjectNode document) {
        return type.writes().changing().isEmpty()
                ? document.propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(key -> !key.equals(type.names().idKey()))
                        .toList()
                : type.writes().changing();
    }

    private Edit special(ResourceType type, Stored chosen) {
        return switch (type.path()) {
            case "contacts" -> draw.chance(60) ? link(chosen.document()) : tag();
            case "companies" -> tag();
            case "deals" -> outcome();
            default -> update(type);
        };
    }

    private Edit link(ObjectNode contact) {
        List<String> linked = ContactEdits.companies(contact);
        if (!linked.isEmpty() && draw.chance(50)) {
            return contacts.unlink(draw.pick(linked));
        }
        return store.any(Catalogue.COMPANIES, draw)
                .map(company ->
                        contacts.link(company.id(), TextNode.valueOf(draw.pick(Words.POSITIONS)), draw.chance(30)))
                .orElseGet(this::tag);
    }

    private Edit tag() {
        List<String> tags = List.of(draw.pick(Words.TAGS));
        return draw.chance(60) ? contacts.tag(tags) : contacts.untag(tags);
    }

    private Edit outcome() {
        return switch (draw.below(4)) {
            case 0 -> deals.win();
            case 1 -> deals.lose(TextNode.valueOf(draw.pick(Known.LOST_REASONS)), TextNode.valueOf("Geen budget"));
            default -> deals.move(draw.pick(Known.DEAL_PHASES), draw.pick(Known.USERS));
        };
    }

    private ObjectNode generated(ResourceType type, String id) {
        return type.generator().generate(id, new Generator.Context(draw, store, clock.instant()));
    }
}
