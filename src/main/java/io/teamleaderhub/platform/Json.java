package io.teamleaderhub.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.JsonStreamConfig;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;

/**
 * JSON documents without loss: fractions are exact decimals, unknown keys stay. Reading is bounded in depth, number and
 * string length and how much there is of it (a page of a hundred records has some ten thousand tokens), and refuses duplicate keys and anything after the document.
 */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxNumberLength(1_000)
                    .maxStringLength(10_000_000)
                    .maxTokenCount(1_000_000)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonNodeTreeCodec CODEC =
            JsonNodeTreeCodec.getInstance().withConfig(JsonStreamConfig.DEFAULT.withUseBigDecimalForFloats(true));

    private Json() {}

    /**
     * Reads one document.
     *
     * @throws IOException when the bytes are not exactly one JSON document within the bounds
     */
    public static JsonNode read(byte[] bytes) throws IOException {
        try (var parser = FACTORY.createParser(bytes)) {
            return read(parser);
        }
    }

    /** As {@link #read(byte[])}, from text. */
    public static JsonNode read(String text) throws IOException {
        try (var parser = FACTORY.createParser(text)) {
            return read(parser);
        }
    }

    private static JsonNode read(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new IOException("empty document");
        }
        try {
            var node = CODEC.readTree(parser);
            if (parser.nextToken() != null) {
                throw new IOException("something follows the document");
            }
            return node;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IOException("a number's exponent is out of bounds", e);
        }
    }

    /** Writes a document, keys in the order they have. */
    public static String write(JsonNode node) {
        var text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            CODEC.writeTree(generator, node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Writes a document so that equal documents give equal text: keys sorted, numbers without trailing zeros, as
     * PostgreSQL's jsonb compares them.
     */
    public static String canonical(JsonNode node) {
        return write(sorted(node));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            var keys = new TreeMap<String, JsonNode>();
            node.entries().forEach(entry -> keys.put(entry.getKey(), sorted(entry.getValue())));
            return JsonNode.createObjectNode(keys);
        }
        if (node.isArray()) {
            var items = new ArrayList<JsonNode>(node.size());
            node.values().forEach(item -> items.add(sorted(item)));
            return JsonNode.createArrayNode(items);
        }
        return node.isNumber()
                ? JsonNode.createNumberNode(node.getBigDecimalValue().stripTrailingZeros())
                : node;
    }

    /** The member of that name, or a JSON null: never Java's null. */
    public static JsonNode member(JsonNode node, String name) {
        var member = node.isObject() ? node.get(name) : null;
        return member == null ? JsonNode.nullNode() : member;
    }

    /** The member's text when it is a string, else empty. */
    public static Optional<String> text(JsonNode node, String name) {
        var member = member(node, name);
        return member.isString() ? Optional.of(member.getStringValue()) : Optional.empty();
    }
}
