package io.teamleaderhub.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.JsonStreamConfig;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

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
    private static final JsonFactory OF_STORED = FACTORY.rebuild()
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
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

    /**
     * As {@link #read(byte[])}, and only as RFC 8259 (8.1) has it sent: UTF-8 without a byte order mark. Jackson takes UTF-16 and
     * UTF-32 too.
     */
    public static JsonNode readUtf8(byte[] bytes) throws IOException {
        if (bytes.length > 0 && (bytes[0] == 0 || (bytes[0] & 0xFF) >= 0xEF || (bytes.length > 1 && bytes[1] == 0))) {
            throw new IOException("not UTF-8, or a byte order mark");
        }
        return read(bytes);
    }

    /** As {@link #read(byte[])}, from text. */
    public static JsonNode read(String text) throws IOException {
        try (var parser = FACTORY.createParser(text)) {
            return read(parser);
        }
    }

    /** As {@link #read(String)}, from jsonb, which has no duplicate keys: they are not looked for. */
    public static JsonNode readStored(String text) throws IOException {
        try (var parser = OF_STORED.createParser(text)) {
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
        var text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            writeCanonical(generator, node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The UTF-8 of {@link #canonical}; a document with lone surrogates has none. */
    public static byte[] canonicalBytes(JsonNode node) {
        var bytes = new ByteArrayOutputStream(4_096);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            writeCanonical(generator, node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeCanonical(JsonGenerator generator, JsonNode node) throws IOException {
        if (node.isObject()) {
            var members = new ArrayList<Map.Entry<String, JsonNode>>(node.size());
            node.entries().forEach(members::add);
            members.sort(Map.Entry.comparingByKey());
            generator.writeStartObject();
            for (var member : members) {
                generator.writeFieldName(member.getKey());
                writeCanonical(generator, member.getValue());
            }
            generator.writeEndObject();
        } else if (node.isArray()) {
            generator.writeStartArray();
            for (JsonNode item : node.values()) {
                writeCanonical(generator, item);
            }
            generator.writeEndArray();
        } else if (node.isNumber()) {
            generator.writeNumber(node.getBigDecimalValue().stripTrailingZeros());
        } else {
            CODEC.writeTree(generator, node);
        }
    }

    /** Whether two documents have the same {@link #canonical} text, without writing it. */
    public static boolean same(JsonNode one, JsonNode other) {
        if (one.isObject()) {
            return other.isObject() && one.size() == other.size() && sameMembers(one, other);
        }
        if (one.isArray()) {
            return other.isArray() && one.size() == other.size() && sameItems(one, other);
        }
        return one.isNumber()
                ? other.isNumber() && one.getBigDecimalValue().compareTo(other.getBigDecimalValue()) == 0
                : one.equals(other);
    }

    private static boolean sameMembers(JsonNode one, JsonNode other) {
        for (var entry : one.entries()) {
            var member = other.get(entry.getKey());
            if (member == null || !same(entry.getValue(), member)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameItems(JsonNode one, JsonNode other) {
        var others = other.values().iterator();
        for (JsonNode item : one.values()) {
            if (!same(item, others.next())) {
                return false;
            }
        }
        return true;
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
