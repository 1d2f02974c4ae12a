package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** People, linked to up to two companies each. */
final class ContactGenerator implements Generator {
    private static final List<String> GENDERS =
            List.of("female", "male", "non_binary", "prefers_not_to_say", "unknown");

    @Override
    public ObjectNode blank(String id) {
        ObjectNode contact = Json.object().put("id", id).putNull("first_name").putNull("last_name");
        contact.putNull("salutation").putNull("gender").putNull("birthdate").putArray("companies");
        return Profiles.blank(contact, "contact_detail.php");
    }

    @Override
    public ObjectNode generate(String id, Context context) {
        Draw draw = context.draw();
        ObjectNode contact = blank(id);
        Profiles.fill(contact, "contact", List.of("phone", "mobile", "fax"), context);
        contact.set("first_name", draw.maybe(95, () -> draw.pick(Words.FIRST_NAMES)));
        contact.put("last_name", draw.pick(Words.LAST_NAMES));
        contact.set("salutation", draw.maybe(30, () -> draw.pick(List.of("Mevrouw", "M.", "Dr."))));
        contact.set("gender", draw.chance(60) ? TextNode.valueOf(draw.pick(GENDERS)) : NullNode.getInstance());
        contact.set("birthdate", draw.chance(30) ? TextNode.valueOf(draw.date(1940, 65)) : NullNode.getInstance());
        contact.set("companies", companies(context));
        contact.set("custom_fields", CustomFields.generate(CustomFields.CONTACT, context));
        Profiles.stamp(contact, "added_at", context);
        return contact;
    }

    static ObjectNode link(String company, JsonNode position, boolean decisionMaker) {
        ObjectNode link = Json.object();
        link.set("position", position);
        link.putNull("secondary_position").putNull("division").put("decision_maker", decisionMaker);
        return link.set("company", Json.reference("company", company));
    }

    private static ArrayNode companies(Context context) {
        Draw draw = context.draw();
        ArrayNode links = Json.array();
        for (int i = draw.below(10) / 4; i > 0; i--) {
            JsonNode position = draw.maybe(70, () -> draw.pick(Words.POSITIONS));
            boolean decisionMaker = draw.chance(30);
            context.any(Catalogue.COMPANIES)
                    .filter(id -> !links.findValuesAsText("id").contains(id))
                    .ifPresent(id -> links.add(link(id, position, decisionMaker)));
        }
        return links;
    }
}
