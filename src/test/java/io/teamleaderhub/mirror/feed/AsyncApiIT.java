package io.teamleaderhub.mirror.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.support.Documents;
import io.teamleaderhub.support.EntityRecords;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** {@code openapi/asyncapi.yaml} is what is really sent: every record of both topics is one of its messages. */
class AsyncApiIT {
    private static final Path DOCUMENT = Path.of("openapi/asyncapi.yaml");

    private final Map<String, Object> document = read();

    private static Map<String, Object> read() {
        try {
            return new Yaml().load(Files.readString(DOCUMENT));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyRecordIsAMessageAndEveryMessageIsSent() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of())) {
            hub.simulator().mutator().mutate(10);
            hub.awaitQuiet();
            var mirror = new Written(hub.hub().context().getBean(Mirror.class));
            var contact = Written.contact(1);
            mirror.has(contact, "One");
            mirror.lacks(contact);
            var large = Written.contact(2);
            mirror.has(
                    large, Documents.document("{'id':'%s','remarks':'%s'}".formatted(large.id(), "x".repeat(1 << 20))));
            hub.awaitValue("t", "SELECT hub.feed_position() = max(seq) FROM hub.entity_change");
            assertThat(hub.operator()
                            .post("/admin/feed/republish", "{\"dryRun\":false}")
                            .status())
                    .isEqualTo(200);
            hub.awaitValue("t", "SELECT next_type IS NULL FROM hub.feed_republish");

            check(hub, "entities");
            check(hub, "webhooks");
        }
    }

    private void check(TestHub hub, String name) {
        var channel = map(map(document, "channels"), name);
        var address = String.valueOf(channel.get("address"));
        assertThat(map(map(channel, "bindings"), "kafka")).containsEntry("partitions", 6);
        var messages = map(channel, "messages");
        var sent = new TreeSet<String>();
        var records =
                Topic.records(hub.surroundings().kafka(), hub.surroundings().topicPrefix() + address);
        assertThat(records).isNotEmpty();
        for (var record : records) {
            var fits = messages.keySet().stream()
                    .filter(message -> problems(map(messages, message), record).isEmpty())
                    .toList();
            assertThat(fits).as(() -> why(messages, record)).hasSize(1);
            sent.addAll(fits);
        }
        assertThat(sent).isEqualTo(messages.keySet());
    }

    private String why(Map<String, Object> messages, ConsumerRecord<String, byte[]> record) {
        var problems = new HashMap<String, Set<String>>();
        messages.keySet().forEach(message -> problems.put(message, problems(map(messages, message), record)));
        return record + " is none or several of the messages: " + problems;
    }

    /** Why the record is not that message. */
    private Set<String> problems(Map<String, Object> message, ConsumerRecord<String, byte[]> record) {
        var problems = new LinkedHashSet<String>();
        var headers = new HashMap<String, Object>();
        record.headers().forEach(one -> headers.put(one.key(), new String(one.value(), UTF_8)));
        check("headers", map(message, "headers"), headers, problems);
        check("key", map(map(map(message, "bindings"), "kafka"), "key"), record.key(), problems);
        var payload = map(message, "payload");
        if ("null".equals(payload.get("type"))) {
            if (record.value() != null) {
                problems.add("there is a value");
            }
        } else if (record.value() == null) {
            problems.add("there is no value");
        } else if (Objects.equals(payload.get("maxLength"), 0)) {
            if (record.value().length > 0) {
                problems.add("the value is not empty");
            }
        } else if (record.value().length == 0) {
            problems.add("the value is empty");
        } else {
            Map<String, Object> value = new Yaml().load(new String(record.value(), UTF_8));
            check("payload", payload, value, problems);
            if (!Objects.equals(message.get("contentType"), headers.get("content-type"))) {
                problems.add("content-type is " + headers.get("content-type"));
            }
        }
        return problems;
    }

    private void check(String at, Map<String, Object> schema, Object value, Set<String> problems) {
        if (schema.get("const") != null && !schema.get("const").equals(value)) {
            problems.add("%s is %s".formatted(at, value));
        }
        if (schema.get("enum") instanceof List<?> values && !values.contains(value)) {
            problems.add("%s is %s".formatted(at, value));
        }
        if (schema.get("pattern") instanceof String pattern
                && !String.valueOf(value).matches(pattern)) {
            problems.add("%s is %s".formatted(at, value));
        }
        if (value instanceof Map<?, ?> members) {
            checkMembers(at, schema, members, problems);
        }
    }

    private void checkMembers(String at, Map<String, Object> schema, Map<?, ?> members, Set<String> problems) {
        if (schema.get("required") instanceof List<?> required
                && !members.keySet().containsAll(required)) {
            problems.add("%s has only %s".formatted(at, members.keySet()));
        }
        var known = schema.get("properties") == null ? Map.<String, Object>of() : map(schema, "properties");
        members.forEach((name, member) -> {
            if (known.get(String.valueOf(name)) != null) {
                check(at + "." + name, map(known, String.valueOf(name)), member, problems);
            } else if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
                problems.add("%s has %s".formatted(at, name));
            }
        });
    }

    /** A member that is an object, wherever it points to. */
    private Map<String, Object> map(Map<String, Object> parent, String key) {
        @SuppressWarnings("unchecked")
        var found = (Map<String, Object>) Objects.requireNonNull(parent.get(key), key);
        if (!(found.get("$ref") instanceof String reference)) {
            return found;
        }
        var target = document;
        for (String step : reference.substring("#/".length()).split("/", -1)) {
            target = map(target, step);
        }
        return target;
    }

    /** So that a record without its headers is not taken for one. */
    @Test
    void aMessageWithoutItsHeadersIsNone() {
        var bare = new ConsumerRecord<>(
                "teamleader.entities", 0, 0, "contact:" + Written.contact(1).id(), new byte[] {'{', '}'});
        var messages = map(map(map(document, "channels"), "entities"), "messages");
        assertThat(messages.keySet())
                .allSatisfy(
                        name -> assertThat(problems(map(messages, name), bare)).isNotEmpty());
        assertThat(EntityRecords.header(bare, "ce_seq")).isNull();
    }
}
