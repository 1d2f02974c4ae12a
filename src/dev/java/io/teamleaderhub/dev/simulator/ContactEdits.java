package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Tags, which companies have too, and links between a contact and its companies. */
final class ContactEdits {
    private final boolean touching;

    ContactEdits(SimulatorSettings settings) {
        this.touching = settings.has(Switch.TAGS_AND_LINKS_ARE_UPDATES);
    }

    Edit tag(List<String> tags) {
        return tags(had -> had.addAll(tags));
    }

    Edit untag(List<String> tags) {
        return tags(had -> had.removeAll(Set.copyOf(tags)));
    }

    Edit link(String company, JsonNode position, boolean decisionMaker) {
        return new Edit(
                contact -> {
                    ArrayNode links = without(company, contact);
                    contact.set("companies", links.add(ContactGenerator.link(company, position, decisionMaker)));
                },
                List.of("linkedToCompany"),
                touching);
    }

    Edit updateLink(String company, ObjectNode changes) {
        return new Edit(
                contact -> {
                    for (JsonNode link : contact.path("companies")) {
                        if (isTo(company, link) && link instanceof ObjectNode object) {
                            copy(changes, object, "position");
                            copy(changes, object, "decision_maker");
                        }
                    }
                },
                List.of("updatedLinkToCompany"),
                touching);
    }

    Edit unlink(String company) {
        return new Edit(
                contact -> contact.set("companies", without(company, contact)),
                List.of("unlinkedFromCompany"),
                touching);
    }

    static List<String> companies(ObjectNode contact) {
        List<String> ids = new ArrayList<>();
        contact.path("companies")
                .forEach(link -> ids.add(Json.at(link, "company.id").asText()));
        return ids;
    }

    private Edit tags(Consumer<Set<String>> change) {
        return new Edit(
                document -> {
                    Set<String> tags = new LinkedHashSet<>(Json.texts(document.path("tags")));
                    change.accept(tags);
                    document.set("tags", Json.strings(tags));
                },
                touching ? List.of("updated") : List.of(),
                touching);
    }

    private static ArrayNode without(String company, ObjectNode contact) {
        ArrayNode links = Json.array();
        contact.path("companies").forEach(link -> {
            if (!isTo(company, link)) {
                links.add(link);
            }
        });
        return links;
    }

    private static boolean isTo(String company, JsonNode link) {
        return company.equals(Json.at(link, "company.id").asText());
    }

    private static void copy(ObjectNode from, ObjectNode to, String key) {
        if (from.has(key)) {
            to.set(key, from.path(key));
        }
    }
}
