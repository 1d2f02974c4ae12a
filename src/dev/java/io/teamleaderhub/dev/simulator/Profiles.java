package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** The fields contacts and companies have in common. */
final class Profiles {
    private static final List<String> NULLS = List.of(
            "website",
            "iban",
            "bic",
            "vat_number",
            "national_identification_number",
            "language",
            "payment_term",
            "remarks",
            "price_list");
    private static final List<String> EMPTY = List.of("emails", "telephones", "addresses", "tags", "custom_fields");

    private Profiles() {}

    static ObjectNode blank(ObjectNode document, String page) {
        document.put("status", "active").put("marketing_mails_consent", false);
        NULLS.forEach(document::putNull);
        EMPTY.forEach(document::putArray);
        document.putObject("invoicing_preferences").putNull("electronic_invoicing_address");
        return document.put(
                "web_url",
                "https://focus.teamleader.eu/" + page + "?id="
                        + document.path("id").asText());
    }

    /** Fills in what {@link #blank} left empty. */
    static void fill(ObjectNode document, String mailName, List<String> phoneTypes, Generator.Context context) {
        Draw draw = context.draw();
        document.put("status", draw.chance(93) ? "active" : "deactivated");
        document.set("emails", emails(draw, mailName));
        document.set("telephones", telephones(draw, phoneTypes));
        document.set("addresses", addresses(draw));
        document.set("website", draw.maybe(30, () -> "https://www." + mailName + ".example"));
        document.set("iban", draw.maybe(25, () -> "BE" + draw.digits(14)));
        document.set("bic", draw.maybe(20, () -> "KREDBEBB"));
        document.set("vat_number", draw.maybe(40, () -> "BE0" + draw.digits(9)));
        document.set("national_identification_number", draw.maybe(10, () -> draw.digits(11)));
        document.set("language", draw.maybe(80, () -> draw.pick(Words.LANGUAGES)));
        document.set("payment_term", paymentTerm(draw));
        document.set("remarks", draw.maybe(40, () -> Words.markdown(draw)));
        document.set("tags", Json.strings(draw.some(Words.TAGS, 4)));
        document.put("marketing_mails_consent", draw.chance(50));
        document.set(
                "price_list",
                draw.chance(10) ? Known.pick(draw, "priceList", Known.PRICE_LISTS) : NullNode.getInstance());
        if (draw.chance(5)) {
            document.putObject("invoicing_preferences").put("electronic_invoicing_address", "0208:0" + draw.digits(9));
        }
    }

    /** Both timestamps of a record of the past three years, the later one at or after the earlier. */
    static void stamp(ObjectNode document, String createdAt, Generator.Context context) {
        var created = context.draw().before(context.asOf(), 1_000);
        var updated = context.draw().before(context.asOf(), 400);
        document.put(createdAt, Times.document(created));
        document.put("updated_at", Times.document(updated.isBefore(created) ? created : updated));
    }

    private static ArrayNode emails(Draw draw, String name) {
        ArrayNode emails = Json.array();
        if (draw.chance(85)) {
            emails.addObject().put("type", "primary").put("email", name + "." + draw.digits(4) + "@example.com");
        }
        return emails;
    }

    private static ArrayNode telephones(Draw draw, List<String> types) {
        ArrayNode telephones = Json.array();
        for (String type : draw.some(types, 2)) {
            telephones.addObject().put("type", type).put("number", "+32 47" + draw.digits(7));
        }
        return telephones;
    }

    private static ArrayNode addresses(Draw draw) {
        ArrayNode addresses = Json.array();
        if (draw.chance(75)) {
            addresses.addObject().put("type", "primary").set("address", address(draw));
        }
        if (draw.chance(15)) {
            ObjectNode address = address(draw).put("addressee", "Boekhouding / Comptabilité");
            addresses.addObject().put("type", "invoicing").set("address", address);
        }
        return addresses;
    }

    private static ObjectNode address(Draw draw) {
        List<String> city = draw.pick(Words.CITIES);
        ObjectNode address = Json.object();
        address.set("line_1", draw.maybe(90, () -> draw.pick(Words.STREETS)));
        address.set("postal_code", TextNode.valueOf(city.get(1)));
        address.set("city", draw.maybe(95, () -> city.get(2)));
        return address.put("country", city.get(0)).putNull("area_level_two");
    }

    private static JsonNode paymentTerm(Draw draw) {
        return switch (draw.below(4)) {
            case 0 -> Json.object().put("type", "cash");
            case 1 -> Json.object().put("type", "end_of_month").put("days", 30);
            case 2 -> Json.object().put("type", "after_invoice_date").put("days", 14);
            default -> NullNode.getInstance();
        };
    }
}
