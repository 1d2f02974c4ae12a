package io.teamleaderhub.mirror.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.Setting;
import io.teamleaderhub.settings.Effect;
import io.teamleaderhub.support.Documents;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A hub that is years old: what it drops, what it keeps, and what it says of what it no longer knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetentionIT {
    private static final EntityKey STILL = key(1);
    private static final EntityKey CHANGED = key(2);
    private static final EntityKey NEW = key(3);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    private final TestHub hub = TestHub.start(
            TestHub.smallCompany(), Map.of("HUB_HISTORY_RETENTION", "600d", "HUB_RECONCILE_AT_FIRST_START", "false"));
    private final Mirror mirror = hub.hub().context().getBean(Mirror.class);
    private final EntityHistory history = hub.hub().context().getBean(EntityHistory.class);
    private final HistoryRetention retention = hub.hub().context().getBean(HistoryRetention.class);

    private static EntityKey key(int n) {
        return new EntityKey(EntityType.CONTACT, new UUID(n, n));
    }

    @AfterAll
    void close() {
        hub.close();
    }

    @BeforeAll
    void age() throws Exception {
        for (int months : List.of(36, 30, 3, 1)) {
            var first = month(months);
            execute("SELECT hub.create_partition('entity_change', '_%s', '%s', '%s')"
                    .formatted(
                            MONTH.format(first),
                            first.toLocalDate(),
                            first.plusMonths(1).toLocalDate()));
        }
        write(STILL, "still");
        write(CHANGED, "first");
        write(CHANGED, "second");
        write(NEW, "new");
        write(CHANGED, "third");
        aged(STILL, "create", 36);
        aged(CHANGED, "create", 36);
        aged(NEW, "create", 3);
        execute(
                "UPDATE hub.entity_change SET at = '%s' WHERE id = '%s' AND operation = 'update' AND before ->> 'last_name' = 'first'"
                        .formatted(at(30), CHANGED.id()));
        // From a clock far off: no partition is for it.
        write(key(4), "stray");
        aged(key(4), "create", 33);
        execute("UPDATE hub.entity_change SET at = '%s' WHERE id = '%s' AND before ->> 'last_name' = 'second'"
                .formatted(at(1), CHANGED.id()));
        execute("UPDATE hub.entity SET changed_at = '%s' WHERE id = '%s'".formatted(at(1), CHANGED.id()));
    }

    @Test
    @Effect(Setting.HUB_HISTORY_RETENTION)
    void whatIsOverItIsDroppedAndNobodyIsToldWhatIsNotKnown() throws Exception {
        assertThat(asOf(CHANGED, 33)).isEqualTo("first");

        retention.keep();
        // From now on that is said to be unknown; dropped it is when everybody has heard of it.
        assertThat(months()).contains(partition(36), partition(30));
        assertThat(history.begins()).contains(limit());

        execute("CREATE OR REPLACE FUNCTION hub.feed_position() RETURNS bigint LANGUAGE sql RETURN 0::bigint");
        retention.keep();
        assertThat(months()).as("not yet published").contains(partition(36), partition(30));
        execute("CREATE OR REPLACE FUNCTION hub.feed_position() RETURNS bigint LANGUAGE sql RETURN 1000000::bigint");

        whileRead(retention::keep);
        assertThat(months()).as("being read").contains(partition(36), partition(30));

        retention.keep();
        assertThat(months()).doesNotContain(partition(36), partition(30)).contains("entity_change_default");
        assertThat(query("SELECT count(*) FROM hub.entity_change_default")).containsExactly("0");

        assertThat(asOf(STILL, 33)).isEqualTo("still");
        assertThat(asOf(CHANGED, 33)).isEqualTo("unknown");
        assertThat(asOf(CHANGED, 5)).isEqualTo("second");
        assertThat(asOf(CHANGED, 0)).isEqualTo("third");
        assertThat(asOf(NEW, 33)).isEqualTo("not there");
        assertSql();
        assertApi();
    }

    private void assertSql() throws Exception {
        assertThat(query(
                        "SELECT teamleader.as_of('contact', '%s', '%s') ->> 'last_name'".formatted(STILL.id(), at(33))))
                .containsExactly("still");
        assertThat(query("SELECT teamleader.history_begins() = '%s'".formatted(limit())))
                .containsExactly("t");
        for (String sql : List.of(
                "SELECT teamleader.as_of('contact', '%s', '%s')".formatted(CHANGED.id(), at(33)),
                "SELECT * FROM teamleader.all_as_of('contact', '%s')".formatted(at(33)),
                "SELECT * FROM teamleader.differences('contact', '%s', now())".formatted(at(33)))) {
            assertThatThrownBy(() -> query(sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("history begins at");
        }
        assertThat(query("SELECT data ->> 'last_name' FROM teamleader.all_as_of('contact', '%s')".formatted(at(5))))
                .containsExactlyInAnyOrder("still", "second", "stray");
    }

    private void assertApi() throws Exception {
        var gone = hub.operator().get("/api/entities/contacts/%s?as_of=%s".formatted(CHANGED.id(), at(33)));
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.body().path("detail").asText()).contains("history begins at " + limit());
        assertThat(hub.operator()
                        .get("/api/entities/contacts/%s?as_of=%s".formatted(STILL.id(), at(33)))
                        .body()
                        .path("data")
                        .path("last_name")
                        .asText())
                .isEqualTo("still");
        assertThat(hub.operator()
                        .get("/api/entities/contacts/differences?from=" + at(33))
                        .status())
                .isEqualTo(410);
        var versions = hub.operator()
                .get("/api/entities/contacts/%s/history".formatted(CHANGED.id()))
                .body();
        assertThat(versions.path("completeSince").asText()).isEqualTo(limit().toString());
        assertThat(versions.path("items")).hasSize(1);
    }

    private String asOf(EntityKey key, int monthsAgo) {
        return switch (history.asOf(key, at(monthsAgo))) {
            case AsOf.There there -> Json.text(there.document(), "last_name").orElseThrow();
            case AsOf.NotThere notThere -> "not there";
            case AsOf.Unknown unknown -> "unknown";
        };
    }

    private void write(EntityKey key, String name) {
        var document = Documents.document("{'id':'%s','last_name':'%s'}".formatted(key.id(), name));
        mirror.write(
                List.of(new Observation.Detailed(key, mirror.nextSeq(), Instant.EPOCH, document)),
                any -> Cause.RECONCILE);
    }

    /** As if it had been written so long ago. */
    private void aged(EntityKey key, String operation, int monthsAgo) throws SQLException {
        execute("UPDATE hub.entity_change SET at = '%s' WHERE id = '%s' AND operation = '%s'"
                .formatted(at(monthsAgo), key.id(), operation));
        execute("UPDATE hub.entity SET first_seen_at = '%1$s', changed_at = '%1$s' WHERE id = '%2$s'"
                .formatted(at(monthsAgo), key.id()));
    }

    /** While somebody reads history in a transaction of his own. */
    private void whileRead(Runnable work) throws SQLException {
        try (var connection = hub.surroundings().database().open();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try (var rows = statement.executeQuery("SELECT count(*) FROM hub.entity_change")) {
                assertThat(rows.next()).isTrue();
            }
            work.run();
            connection.rollback();
        }
    }

    private static OffsetDateTime month(int ago) {
        return OffsetDateTime.now(ZoneOffset.UTC)
                .toLocalDate()
                .withDayOfMonth(1)
                .minusMonths(ago)
                .atStartOfDay()
                .atOffset(ZoneOffset.UTC);
    }

    /** A day within the month so long ago; now when that is this month. */
    private static Instant at(int monthsAgo) {
        return monthsAgo == 0 ? Instant.now() : month(monthsAgo).plusDays(9).toInstant();
    }

    private static Instant limit() {
        return OffsetDateTime.now(ZoneOffset.UTC)
                .minusDays(600)
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    private static String partition(int monthsAgo) {
        return "entity_change_" + MONTH.format(month(monthsAgo));
    }

    private List<String> months() throws SQLException {
        return query("SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                + " WHERE i.inhparent = 'hub.entity_change'::regclass");
    }

    private List<String> query(String sql) throws SQLException {
        return hub.query(sql);
    }

    private void execute(String sql) throws SQLException {
        Query.execute(hub.surroundings().database(), sql);
    }
}
