package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The one mapper of the simulator, exact in its numbers, and the small shapes that recur in every answer. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static ArrayNode strings(Collection<String> values) {
        ArrayNode array = array();
        values.forEach(array::add);
        return array;
    }

    static ObjectNode reference(String type, String id) {
        return object().put("type", type).put("id", id);
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object in the bytes; an empty body is an empty object, anything else is not an object at all. */
    static Optional<ObjectNode> read(byte[] bytes) {
        if (bytes.length == 0) {
            return Optional.of(object());
        }
        try {
            return MAPPER.readTree(bytes) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    /** Reads what the simulator itself wrote. */
    static ObjectNode document(byte[] bytes) {
        return read(bytes).orElseThrow();
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    static @Nullable String text(JsonNode node, String key) {
        return node.path(key).isTextual() ? node.path(key).textValue() : null;
    }

    /** The node at a dotted key such as {@code lead.customer}; a missing node when there is none. */
    static JsonNode at(JsonNode node, String dottedKey) {
        return node.at("/" + dottedKey.replace('.', '/'));
    }

    /** Removes the field at a dotted key, if it is there. */
    static void remove(ObjectNode node, String dottedKey) {
        int dot = dottedKey.lastIndexOf('.');
        JsonNode holder = dot < 0 ? node : at(node, dottedKey.substring(0, dot));
        if (holder instanceof ObjectNode object) {
            object.remove(dottedKey.substring(dot + 1));
        }
    }
}
