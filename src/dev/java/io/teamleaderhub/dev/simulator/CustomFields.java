package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The account's custom field definitions and values that suit them. */
final class CustomFields {
    private static final List<String> OPTIONS = List.of("Laag", "Moyen", "Hoch 📈", "n/a");

    static final List<Definition> CONTACT = List.of(
            definition("contact", "Loyalty number", "integer"),
            definition("contact", "Allergieën", "multi_line"),
            definition("contact", "Interest", "multi_select"),
            definition("contact", "Account manager", "user"),
            definition("contact", "Private e-mail", "email"),
            definition("contact", "Newsletter", "boolean"));
    static final List<Definition> COMPANY = List.of(
            definition("company", "Segment", "single_select"),
            definition("company", "Annual revenue", "money"),
            definition("company", "Founded on", "date"),
            definition("company", "Portal", "url"),
            definition("company", "Parent company", "company"),
            definition("company", "ERP id", "single_line"));
    static final List<Definition> DEAL = List.of(
            definition("sale", "Dossier", "auto_increment"),
            definition("sale", "Discount", "number"),
            definition("sale", "Decision maker", "contact"),
            definition("sale", "Main product", "product"),
            definition("sale", "Hotline", "telephone"));

    private static final Map<String, List<Definition>> OTHERS = Map.of(
            "project",
            List.of(definition("project", "Werf", "single_line"), definition("project", "Risk", "single_select")),
            "milestone",
            List.of(definition("milestone", "Oplevering", "date"), definition("milestone", "Approved", "boolean")),
            "product",
            List.of(definition("product", "Maat", "multi_select"), definition("product", "Weight", "number")),
            "invoice",
            List.of(definition("invoice", "Kostenplaats", "single_line"), definition("invoice", "Checked by", "user")),
            "subscription",
            List.of(definition("subscription", "SLA", "single_select"), definition("subscription", "Seats", "integer")),
            "ticket",
            List.of(definition("ticket", "Severity", "single_select"), definition("ticket", "Toestel", "product")),
            "todo",
            List.of(definition("todo", "Checklist", "multi_line"), definition("todo", "Budget", "money")),
            "callback",
            List.of(
                    definition("callback", "Reason", "single_line"),
                    definition("callback", "Call back on", "telephone")),
            "meeting",
            List.of(definition("meeting", "Zaal", "single_select"), definition("meeting", "Agenda", "url")),
            "nextgen_project",
            List.of(
                    definition("nextgen_project", "Architect", "contact"),
                    definition("nextgen_project", "Fase", "email")));
    private static final Map<String, Definition> ALL = all();

    private CustomFields() {}

    /** One definition; its id is the same in every run. */
    record Definition(String id, String context, String label, String type) {}

    /** The definitions for records of that context, {@code sale} being that of deals. */
    static List<Definition> of(String context) {
        return ALL.values().stream()
                .filter(definition -> definition.context().equals(context))
                .toList();
    }

    /** Every definition's id. */
    static List<String> ids() {
        return List.copyOf(ALL.keySet());
    }

    static Optional<Definition> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    static List<String> options() {
        return OPTIONS;
    }

    static ObjectNode entry(String definition, JsonNode value) {
        ObjectNode entry = Json.object();
        entry.set("definition", Json.reference("customFieldDefinition", definition));
        return entry.set("value", value.isMissingNode() ? NullNode.getInstance() : value);
    }

    /** An entry per definition, its value unset one time in four, the entry itself absent one time in ten. */
    static ArrayNode generate(List<Definition> definitions, Generator.Context context) {
        Draw draw = context.draw();
        ArrayNode entries = Json.array();
        for (Definition definition : definitions) {
            if (draw.chance(90)) {
                JsonNode value = draw.chance(75) ? value(definition.type(), context) : NullNode.getInstance();
                entries.add(entry(definition.id(), value));
            }
        }
        return entries;
    }

    private static JsonNode value(String type, Generator.Context context) {
        Draw draw = context.draw();
        return switch (type) {
            case "integer", "auto_increment" -> IntNode.valueOf(draw.below(10_000));
            case "number", "money" -> draw.amount(50_000);
            case "boolean" -> BooleanNode.valueOf(draw.chance(50));
            case "date" -> TextNode.valueOf(draw.date(1990, 35));
            case "single_select" -> TextNode.valueOf(draw.pick(OPTIONS));
            case "multi_select" -> Json.strings(draw.some(OPTIONS, 3));
            case "multi_line" -> TextNode.valueOf(Words.markdown(draw));
            case "email" -> TextNode.valueOf("privé." + draw.digits(4) + "@example.org");
            case "url" -> TextNode.valueOf("https://portal.example.org/?q=é&n=" + draw.digits(3));
            case "telephone" -> TextNode.valueOf("+32 9 " + draw.digits(7));
            case "user" -> Known.pick(draw, "user", Known.USERS);
            case "product" -> Known.pick(draw, "product", Known.PRODUCTS);
            case "contact" -> linked(Catalogue.CONTACTS, context);
            case "company" -> linked(Catalogue.COMPANIES, context);
            default -> TextNode.valueOf("ref " + draw.digits(6));
        };
    }

    private static JsonNode linked(ResourceType type, Generator.Context context) {
        return context.any(type)
                .<JsonNode>map(id -> Json.reference(type.singular(), id))
                .orElse(NullNode.getInstance());
    }

    private static Map<String, Definition> all() {
        Map<String, Definition> all = new LinkedHashMap<>();
        Stream.concat(Stream.of(CONTACT, COMPANY, DEAL), new TreeMap<>(OTHERS).values().stream())
                .flatMap(List::stream)
                .forEach(definition -> all.put(definition.id(), definition));
        return Collections.unmodifiableMap(all);
    }

    private static Definition definition(String context, String label, String type) {
        return new Definition(new Draw(1, context + label).id(), context, label, type);
    }
}
