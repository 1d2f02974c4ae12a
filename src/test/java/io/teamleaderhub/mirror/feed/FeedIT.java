package io.teamleaderhub.mirror.feed;

import static io.teamleaderhub.support.EntityRecords.header;
import static io.teamleaderhub.support.EntityRecords.seq;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.support.Documents;
import io.teamleaderhub.support.EntityRecords;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.teamleader.EntityKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a change in the topic of entities. */
class FeedIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final EntityKey CONTACT = Written.contact(1);
    private static final EntityKey OTHER = Written.contact(2);

    private TestHub hub;
    private Written mirror;

    @BeforeEach
    void start() {
        hub = TestHub.start(TestHub.smallCompany(), Map.of());
        mirror = new Written(hub.hub().context().getBean(Mirror.class));
        awaitRepublished("topic");
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void aLifeIsPublishedChangeByChange() throws Exception {
        mirror.has(CONTACT, "One");
        awaitPublished();
        mirror.has(CONTACT, "Two");
        awaitPublished();
        mirror.lacks(CONTACT);
        awaitPublished();
        mirror.has(CONTACT, "Three");
        awaitPublished();

        var records = EntityRecords.read(hub.surroundings());
        records.assertNumbersRise();
        var life = records.of(CONTACT.toString());
        assertThat(life)
                .extracting(FeedIT::headers)
                .allSatisfy(headers -> assertThat(headers)
                        .containsEntry("ce_specversion", "1.0")
                        .containsEntry("ce_source", "/teamleader-hub")
                        .containsEntry("ce_subject", CONTACT.toString())
                        .containsEntry("ce_cause", "webhook")
                        .containsEntry("ce_id", CONTACT + "/" + headers.get("ce_seq"))
                        .containsKey("ce_time"));
        assertThat(life)
                .extracting(one -> header(one, "ce_operation"))
                .containsExactly("create", "update", "delete", "revive");
        assertThat(life)
                .extracting(one -> header(one, "ce_type"))
                .containsExactly(
                        "teamleader.entity.snapshot",
                        "teamleader.entity.snapshot",
                        "teamleader.entity.deleted",
                        "teamleader.entity.snapshot");
        assertThat(life)
                .extracting(one -> header(one, "content-type"))
                .containsExactly("application/json", "application/json", null, "application/json");
        assertThat(life.get(2).value()).isNull();
        assertThat(new String(life.get(1).value(), UTF_8))
                .isEqualTo("{\"id\": \"%s\", \"last_name\": \"Two\"}".formatted(CONTACT.id()));
        assertThat(hub.query("SELECT seq FROM hub.entity_change ORDER BY seq"))
                .containsExactlyElementsOf(
                        life.stream().map(one -> String.valueOf(seq(one))).toList());
    }

    @Test
    void whatWasForgottenIsDeletedAndItsNeighboursGoOn() throws Exception {
        mirror.has(CONTACT, "One");
        awaitPublished();
        execute("""
                BEGIN;
                SELECT pg_advisory_xact_lock(7214002);
                DELETE FROM hub.entity WHERE id = '%1$s';
                DELETE FROM hub.entity_change WHERE id = '%1$s';
                INSERT INTO hub.entity_change (at, seq, type, id, operation, cause, changed)
                VALUES (clock_timestamp(), nextval('hub.change_seq'), 'contact', '%1$s', 'delete', 'operator', '{}');
                COMMIT""".formatted(CONTACT.id()));
        mirror.has(OTHER, "Other");
        awaitPublished();

        var records = EntityRecords.read(hub.surroundings());
        assertThat(records.of(CONTACT.toString())).hasSize(2);
        assertThat(records.of(CONTACT.toString()).getLast().value()).isNull();
        assertThat(records.copy()).isEqualTo(EntityRecords.mirror(hub.surroundings()));
    }

    @Test
    void aDocumentThatIsTooLargeIsPointedToAndHoldsNobodyUp() throws Exception {
        var large = "x".repeat(1 << 20);
        mirror.has(CONTACT, Documents.document("{'id':'%s','remarks':'%s'}".formatted(CONTACT.id(), large)));
        mirror.has(OTHER, "Other");
        awaitPublished();

        var pointer =
                EntityRecords.read(hub.surroundings()).of(CONTACT.toString()).getFirst();
        assertThat(pointer.value()).isEmpty();
        assertThat(headers(pointer))
                .containsEntry("ce_type", "teamleader.entity.snapshot")
                .containsEntry("ce_dataref", "/api/entities/contact/" + CONTACT.id())
                .doesNotContainKey("content-type");
        assertThat(Integer.parseInt(String.valueOf(header(pointer, "ce_oversize"))))
                .isGreaterThan(large.length());
        assertThat(EntityRecords.read(hub.surroundings()).of(OTHER.toString())).hasSize(1);
        awaitState("oversize", "1");
    }

    @Test
    void everythingIsPublishedAgainWhenAskedFor() throws Exception {
        mirror.has(CONTACT, "One");
        mirror.has(OTHER, "Other");
        mirror.lacks(OTHER);
        awaitPublished();

        assertThat(hub.operator()
                        .post("/admin/feed/republish", "{\"dryRun\":true}")
                        .body()
                        .path("rows")
                        .asInt())
                .isEqualTo(2);
        assertThat(hub.operator()
                        .post("/admin/feed/republish", "{\"dryRun\":false}")
                        .status())
                .isEqualTo(200);
        awaitRepublished("operator");

        var records = EntityRecords.read(hub.surroundings());
        records.assertNumbersNeverFall();
        var again = records.records().stream()
                .filter(one -> "republish".equals(header(one, "ce_operation")))
                .toList();
        assertThat(again)
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrder(CONTACT.toString(), OTHER.toString());
        assertThat(again).extracting(one -> header(one, "ce_cause")).containsOnly("operator");
        assertThat(records.of(OTHER.toString()).getLast().value()).isNull();
        assertThat(records.copy()).isEqualTo(EntityRecords.mirror(hub.surroundings()));
    }

    @Test
    void aRepublicationUnderWayIsNotBegunAgain() throws Exception {
        mirror.has(CONTACT, "One");
        awaitPublished();
        keepLease();
        assertThat(hub.operator()
                        .post("/admin/feed/republish", "{\"dryRun\":false}")
                        .status())
                .isEqualTo(200);
        assertThat(hub.operator()
                        .post("/admin/feed/republish", "{\"dryRun\":false}")
                        .status())
                .isEqualTo(409);
        endTerm();
        awaitRepublished("operator");
    }

    @Test
    void aNewTopicGetsEverything() throws Exception {
        mirror.has(CONTACT, "One");
        mirror.has(OTHER, "Other");
        mirror.lacks(OTHER);
        awaitPublished();
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", hub.surroundings().kafka()))) {
            admin.deleteTopics(List.of(topic())).all().get(10, TimeUnit.SECONDS);
        }
        mirror.has(Written.contact(3), "Three");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        EntityRecords.read(hub.surroundings()).copy().equals(EntityRecords.mirror(hub.surroundings())));
        EntityRecords.read(hub.surroundings()).assertNumbersRise();
        assertThat(EntityRecords.read(hub.surroundings())
                        .of(OTHER.toString())
                        .getLast()
                        .value())
                .isNull();
    }

    @Test
    void aNoteThatWasLostRepeatsNothing() throws Exception {
        for (int i = 0; i < 5; i++) {
            mirror.has(CONTACT, "Name " + i);
            awaitPublished();
        }
        execute("UPDATE hub.feed_cursor SET seq = 0");
        endTerm();
        mirror.has(OTHER, "Other");
        awaitPublished();

        var records = EntityRecords.read(hub.surroundings());
        records.assertNumbersRise();
        assertThat(records.of(CONTACT.toString())).hasSize(5);
        assertThat(records.of(OTHER.toString())).hasSize(1);
    }

    @Test
    void aDatabaseThatIsOlderThanTheTopicGoesOnAboveIt() throws Exception {
        mirror.has(CONTACT, "One");
        mirror.has(CONTACT, "Two");
        awaitPublished();
        long published =
                Long.parseLong(hub.query("SELECT seq FROM hub.feed_cursor").getFirst());
        keepLease();
        execute("""
                DELETE FROM hub.entity_change WHERE operation = 'update';
                UPDATE hub.entity SET change_seq = 1, data = jsonb_set(data, '{last_name}', '"One"');
                UPDATE hub.feed_cursor SET seq = 1;
                SELECT setval('hub.change_seq', 1)""");
        endTerm();
        awaitRepublished("database");
        mirror.has(CONTACT, "Three");
        awaitPublished();

        var records = EntityRecords.read(hub.surroundings());
        assertThat(seq(records.of(CONTACT.toString()).getLast())).isGreaterThan(published);
        assertThat(records.copy()).isEqualTo(EntityRecords.mirror(hub.surroundings()));
    }

    @Test
    void aTopicThatWouldLoseEntitiesIsNotWrittenAndSaidSo() throws Exception {
        awaitPublished();
        policy("delete");
        endTerm();
        mirror.has(CONTACT, "One");
        await().atMost(PATIENCE).until(() -> state("lastError").contains("set it to compact"));
        policy("compact");
        awaitPublished();
        assertThat(EntityRecords.read(hub.surroundings()).copy()).isEqualTo(EntityRecords.mirror(hub.surroundings()));
    }

    private void policy(String policy) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic());
        var set = new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET);
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", hub.surroundings().kafka()))) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get(10, TimeUnit.SECONDS);
        }
    }

    private String topic() {
        return hub.surroundings().topicPrefix() + EntityTopic.NAME;
    }

    /** Somebody else has the lease until {@link #endTerm}. */
    private void keepLease() throws SQLException {
        execute(
                "UPDATE hub.lease SET token = gen_random_uuid(), until = now() + interval '1 hour' WHERE name = 'feed'");
    }

    /** The leader finds that its lease has ended, and is elected again. */
    private void endTerm() throws SQLException {
        execute("UPDATE hub.lease SET token = gen_random_uuid(), until = '-infinity' WHERE name = 'feed'");
    }

    private void awaitPublished() {
        hub.awaitValue("t", """
                SELECT hub.feed_position() >= (SELECT coalesce(max(seq), 0) FROM hub.entity_change)
                    AND (SELECT bool_and(next_type IS NULL) FROM hub.feed_republish)""");
    }

    private void awaitRepublished(String cause) {
        hub.awaitValue("t", "SELECT next_type IS NULL AND cause = '%s' FROM hub.feed_republish".formatted(cause));
    }

    private void awaitState(String name, String value) {
        await().atMost(PATIENCE).until(() -> state(name), value::equals);
    }

    private String state(String name) throws Exception {
        return hub.operator().get("/admin/feed").body().path(name).asText();
    }

    private void execute(String sql) throws SQLException {
        Query.execute(hub.surroundings().database(), sql);
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> message) {
        var headers = new HashMap<String, String>();
        message.headers().forEach(one -> headers.put(one.key(), new String(one.value(), UTF_8)));
        return headers;
    }
}
