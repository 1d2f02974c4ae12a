package io.teamleaderhub.mirror.feed;

import static io.teamleaderhub.support.EntityRecords.header;
import static io.teamleaderhub.support.EntityRecords.seq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.support.EntityRecords;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.teamleader.EntityKey;
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

/** What becomes of the topic of entities when it, or what the hub knows of it, is lost, and when an operator asks. */
class FeedTopicIT {
    private static final EntityKey CONTACT = Written.contact(1);
    private static final EntityKey OTHER = Written.contact(2);

    private Feeding feeding;
    private TestHub hub;
    private Written mirror;

    @BeforeEach
    void start() {
        feeding = new Feeding();
        hub = feeding.hub();
        mirror = feeding.mirror();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void everythingIsPublishedAgainWhenAskedFor() throws Exception {
        mirror.has(CONTACT, "One");
        mirror.has(OTHER, "Other");
        mirror.lacks(OTHER);
        feeding.awaitPublished();

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
        feeding.awaitRepublished("operator");

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
        feeding.awaitPublished();
        feeding.keepLease();
        assertThat(hub.operator()
                        .post("/admin/feed/republish", "{\"dryRun\":false}")
                        .status())
                .isEqualTo(200);
        assertThat(hub.operator()
                        .post("/admin/feed/republish", "{\"dryRun\":false}")
                        .status())
                .isEqualTo(409);
        feeding.endTerm();
        feeding.awaitRepublished("operator");
    }

    @Test
    void aNewTopicGetsEverything() throws Exception {
        mirror.has(CONTACT, "One");
        mirror.has(OTHER, "Other");
        mirror.lacks(OTHER);
        feeding.awaitPublished();
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", hub.surroundings().kafka()))) {
            admin.deleteTopics(List.of(feeding.topic())).all().get(10, TimeUnit.SECONDS);
        }
        mirror.has(Written.contact(3), "Three");
        await().atMost(Feeding.PATIENCE)
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
            feeding.awaitPublished();
        }
        feeding.execute("UPDATE hub.feed_cursor SET seq = 0");
        feeding.endTerm();
        mirror.has(OTHER, "Other");
        feeding.awaitPublished();

        var records = EntityRecords.read(hub.surroundings());
        records.assertNumbersRise();
        assertThat(records.of(CONTACT.toString())).hasSize(5);
        assertThat(records.of(OTHER.toString())).hasSize(1);
    }

    @Test
    void aDatabaseThatIsOlderThanTheTopicGoesOnAboveIt() throws Exception {
        mirror.has(CONTACT, "One");
        mirror.has(CONTACT, "Two");
        feeding.awaitPublished();
        long published =
                Long.parseLong(hub.query("SELECT seq FROM hub.feed_cursor").getFirst());
        feeding.keepLease();
        feeding.execute("""
                DELETE FROM hub.entity_change WHERE operation = 'update';
                UPDATE hub.entity SET change_seq = 1, data = jsonb_set(data, '{last_name}', '"One"');
                UPDATE hub.feed_cursor SET seq = 1;
                SELECT setval('hub.change_seq', 1)""");
        feeding.endTerm();
        feeding.awaitRepublished("database");
        mirror.has(CONTACT, "Three");
        feeding.awaitPublished();

        var records = EntityRecords.read(hub.surroundings());
        assertThat(seq(records.of(CONTACT.toString()).getLast())).isGreaterThan(published);
        assertThat(records.copy()).isEqualTo(EntityRecords.mirror(hub.surroundings()));
    }

    @Test
    void aTopicThatWouldLoseEntitiesIsNotWrittenAndSaidSo() throws Exception {
        feeding.awaitPublished();
        policy("delete");
        feeding.endTerm();
        mirror.has(CONTACT, "One");
        await().atMost(Feeding.PATIENCE).until(() -> feeding.state("lastError").contains("set it to compact"));
        policy("compact");
        feeding.awaitPublished();
        assertThat(EntityRecords.read(hub.surroundings()).copy()).isEqualTo(EntityRecords.mirror(hub.surroundings()));
    }

    private void policy(String policy) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, feeding.topic());
        var set = new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET);
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", hub.surroundings().kafka()))) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get(10, TimeUnit.SECONDS);
        }
    }
}
