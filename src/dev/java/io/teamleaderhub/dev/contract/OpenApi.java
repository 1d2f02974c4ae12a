package io.teamleaderhub.dev.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Teamleader's OpenAPI document: what it says that an action answers. */
final class OpenApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonMetaSchema DIALECT = OpenApi30.getInstance();

    private final JsonNode document;
    private final Map<String, Optional<JsonSchema>> answers = new HashMap<>();
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V4, builder -> builder.metaSchema(DIALECT).defaultMetaSchemaIri(DIALECT.getIri()));

    /** Reads the document, which is full of YAML aliases: SnakeYAML resolves them, Jackson would not. */
    OpenApi(Path path) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        try (var reader = Files.newBufferedReader(path)) {
            this.document = MAPPER.valueToTree(new Yaml(new SafeConstructor(options)).load(reader));
        }
    }

    String version() {
        return document.at("/info/version").asText();
    }

    boolean knows(String action) {
        return document.path("paths").has("/" + action);
    }

    /** The schema of the action's answer with that status; empty when the document has none. */
    Optional<JsonSchema> answer(String action, int status) {
        return answers.computeIfAbsent(action + " " + status, first -> {
            JsonNode answer = resolved(document.path("paths")
                    .path("/" + action)
                    .path("post")
                    .path("responses")
                    .path("" + status));
            JsonNode schema = answer.path("content").path("application/json").path("schema");
            return schema.isMissingNode() ? Optional.empty() : Optional.of(factory.getSchema(inlined(schema)));
        });
    }

    /** The keys of what the answer has under {@code data}, of one row where that is a list; empty when it has none. */
    static Set<String> keys(JsonSchema schema) {
        Set<String> keys = new LinkedHashSet<>();
        collect(property(schema.getSchemaNode(), "data"), keys);
        return keys;
    }

    private static void collect(JsonNode schema, Set<String> keys) {
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        schema.path("allOf").forEach(part -> collect(part, keys));
        if (schema.has("items")) {
            collect(schema.path("items"), keys);
        }
    }

    private static JsonNode property(JsonNode schema, String name) {
        for (JsonNode part : schema.path("allOf")) {
            JsonNode found = property(part, name);
            if (!found.isMissingNode()) {
                return found;
            }
        }
        return schema.path("properties").path(name);
    }

    /** The schema with every reference replaced by what it refers to; none of the document's refers to itself. */
    private JsonNode inlined(JsonNode schema) {
        JsonNode node = resolved(schema);
        if (node instanceof ObjectNode object) {
            ObjectNode copy = MAPPER.createObjectNode();
            object.properties().forEach(entry -> copy.set(entry.getKey(), inlined(entry.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = MAPPER.createArrayNode();
            array.forEach(item -> copy.add(inlined(item)));
            return copy;
        }
        return node;
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode resolved = schema;
        while (resolved.path("$ref").isTextual()) {
            resolved = document.at(resolved.path("$ref").asText().substring(1));
        }
        return resolved;
    }
}
