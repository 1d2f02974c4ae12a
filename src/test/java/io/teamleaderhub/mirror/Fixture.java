package io.teamleaderhub.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A type with a view, and a document that has everything the API's description knows for it; src/test/resources/documents.
 *
 * @param type as in {@code hub.entity.type}
 * @param view the view of its live rows
 * @param document what the mirror holds: {@code .info} and the keys only lists have
 * @param derived what columns show that are not called like something in the document
 */
record Fixture(String type, String view, ObjectNode document, JsonNode derived) {
    private static final List<String> TYPES = List.of("""
            activityType call creditNote customFieldDefinition dealPhase dealPipeline dealSource department event \
            incomingCreditNote incomingInvoice invoice lostReason meeting milestone nextgenProject nextgenTask order \
            product productCategory project quotation receipt subscription task taxRate team ticket ticketMessage \
            timeTracking user workType""".split(" "));

    /** One for every type but contact, company and deal. */
    static Stream<Fixture> all() {
        return TYPES.stream().map(Fixture::of);
    }

    /** As {@link #all()}, with what the simulator's contacts, companies and deals have between them. */
    static Stream<Fixture> andFirstThree() {
        return Stream.concat(
                Stream.of(
                        simulated("contact", "contacts"),
                        simulated("company", "companies"),
                        simulated("deal", "deals")),
                all());
    }

    static Fixture of(String type) {
        JsonNode file = ViewDatabase.read(resource("documents/" + type + ".json"));
        return new Fixture(
                type, file.path("view").textValue(), (ObjectNode) file.path("document"), file.path("derived"));
    }

    private static Fixture simulated(String type, String view) {
        ObjectNode document = ViewDatabase.read("{}").deepCopy();
        for (ObjectNode one : ViewDatabase.documents(view)) {
            one.properties().stream()
                    .filter(field -> says(field.getValue()) > says(document.path(field.getKey())))
                    .forEach(field -> document.set(field.getKey(), field.getValue()));
        }
        return new Fixture(type, view, document, MissingNode.getInstance());
    }

    private static int says(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? 0 : value.toString().length();
    }

    /** A file of the class path. */
    static String resource(String name) {
        try (var in = Fixture.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** What a column shows: the document's value at the path that its name is, joined by underscores, else as derived. */
    JsonNode shown(String column) {
        JsonNode found = at(document, column);
        return found.isMissingNode() ? derived.path(column) : found;
    }

    private static JsonNode at(JsonNode node, String path) {
        for (var field : node.properties()) {
            String name = column(field.getKey());
            if (name.equals(path)) {
                return field.getValue();
            }
            JsonNode within = path.startsWith(name + "_")
                    ? at(field.getValue(), path.substring(name.length() + 1))
                    : MissingNode.getInstance();
            if (!within.isMissingNode()) {
                return within;
            }
        }
        return MissingNode.getInstance();
    }

    /** The name of a key as part of a column's: workOrder is work_order. */
    static String column(String key) {
        return key.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return type;
    }
}
