package io.teamleaderhub.mirror.feed;

import static io.teamleaderhub.support.EntityRecords.header;
import static io.teamleaderhub.support.EntityRecords.seq;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.support.Documents;
import io.teamleaderhub.support.EntityRecords;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.teamleader.EntityKey;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a change in the topic of entities. */
class FeedIT {
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

    /** The version before writes the change, then the row, and no number of the change there. */
    @Test
    void whatAHubOfTheVersionBeforeWritesIsPublishedToo() throws Exception {
        mirror.has(CONTACT, "One");
        feeding.execute("""
                INSERT INTO hub.entity_change (at, seq, type, id, operation, cause, changed, before)
                SELECT clock_timestamp(), nextval('hub.change_seq'), type, id, 'update', 'webhook', '{last_name}', data
                FROM hub.entity WHERE id = '%1$s';
                UPDATE hub.entity SET data = jsonb_set(data, '{last_name}', '"Two"'), changed_at = clock_timestamp()
                WHERE id = '%1$s';
                INSERT INTO hub.entity_change (at, seq, type, id, operation, cause, changed)
                VALUES (clock_timestamp(), nextval('hub.change_seq'), 'contact', '%2$s', 'create', 'webhook', '{}');
                INSERT INTO hub.entity (type, id, data, first_seen_at, changed_at)
                VALUES ('contact', '%2$s', '{"id": "%2$s"}', clock_timestamp(), clock_timestamp())
                """.formatted(CONTACT.id(), OTHER.id()));
        feeding.awaitPublished();

        assertThat(hub.query("SELECT count(*) FROM hub.entity WHERE change_seq = 0"))
                .containsExactly("0");
        var records = EntityRecords.read(hub.surroundings());
        records.assertNumbersRise();
        assertThat(records.copy()).isEqualTo(EntityRecords.mirror(hub.surroundings()));
    }

    @Test
    void aLifeIsPublishedChangeByChange() throws Exception {
        mirror.has(CONTACT, "One");
        feeding.awaitPublished();
        mirror.has(CONTACT, "Two");
        feeding.awaitPublished();
        mirror.lacks(CONTACT);
        feeding.awaitPublished();
        mirror.has(CONTACT, "Three");
        feeding.awaitPublished();

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
        feeding.awaitPublished();
        feeding.execute("""
                BEGIN;
                SELECT pg_advisory_xact_lock(7214002);
                DELETE FROM hub.entity WHERE id = '%1$s';
                DELETE FROM hub.entity_change WHERE id = '%1$s';
                INSERT INTO hub.entity_change (at, seq, type, id, operation, cause, changed)
                VALUES (clock_timestamp(), nextval('hub.change_seq'), 'contact', '%1$s', 'delete', 'operator', '{}');
                COMMIT""".formatted(CONTACT.id()));
        mirror.has(OTHER, "Other");
        feeding.awaitPublished();

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
        feeding.awaitPublished();

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
        feeding.awaitState("oversize", "1");
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> message) {
        var headers = new HashMap<String, String>();
        message.headers().forEach(one -> headers.put(one.key(), new String(one.value(), UTF_8)));
        return headers;
    }
}
