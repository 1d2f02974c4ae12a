package io.teamleaderhub.mirror.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.support.EntityRecords;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two hubs, of which the one that leads the feed is killed, or frozen until the other has taken over, and thawed, while
 * contacts change all the time: whoever reads nothing but the topic has what the mirror has, and was told each change at
 * most once. 2 kills and 1 freeze; at full figures 20 and 10.
 */
@MicronautTest(transactional = false)
class FeedKilledIT extends HubParts {
    private static final Logger LOG = LoggerFactory.getLogger(FeedKilledIT.class);
    private static final int KILLS = Scale.of(2, 20);
    private static final int FREEZES = Scale.of(1, 10);
    private static final int CHANGES_BETWEEN = Scale.of(100, 300);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(20);

    @Inject
    Mirror mirror;

    private List<HubProcess> hubs = List.of();

    @BeforeEach
    void start() {
        hubs = List.of(hub(surroundings().second()), hub(surroundings().second()));
        hubs.forEach(hub -> hub.awaitLine("serving on", PATIENCE));
    }

    private static HubProcess hub(Surroundings surroundings) {
        return HubProcess.start(TestHub.environment(surroundings, Map.of()), "serve");
    }

    @AfterEach
    void close() {
        hubs.forEach(HubProcess::close);
    }

    @Test
    void theTopicAloneEqualsTheMirror() throws Exception {
        try (var contacts = new ChangingContacts(mirror)) {
            for (int i = 0; i < KILLS + FREEZES; i++) {
                awaitChanges(contacts);
                var leader = leader();
                if (i < KILLS) {
                    leader.kill();
                    leader.restart();
                    leader.awaitLine("serving on", PATIENCE);
                } else {
                    leader.freeze();
                    awaitPublishedBy(other(leader));
                    awaitChanges(contacts);
                    leader.thaw();
                }
                LOG.info("{} changes so far", contacts.count());
            }
            awaitChanges(contacts);
        }
        awaitPublished();

        var records = EntityRecords.read(surroundings());
        records.assertNumbersRise();
        assertThat(records.copy()).isEqualTo(EntityRecords.mirror(surroundings()));
    }

    private static void awaitChanges(ChangingContacts contacts) {
        long enough = contacts.count() + CHANGES_BETWEEN;
        await().atMost(PATIENCE).pollInterval(POLL).until(() -> contacts.count() >= enough);
    }

    private HubProcess other(HubProcess hub) {
        return hubs.get(hubs.getFirst() == hub ? 1 : 0);
    }

    private HubProcess leader() {
        await("somebody leads")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> leads(hubs.get(0)) || leads(hubs.get(1)));
        return hubs.stream().filter(this::leads).findFirst().orElseThrow();
    }

    private boolean leads(HubProcess hub) {
        return holds("SELECT owner = 'pid-%d' AND until > clock_timestamp() FROM hub.lease WHERE name = 'feed'"
                .formatted(hub.pid()));
    }

    /** It has led, and published something. */
    private void awaitPublishedBy(HubProcess hub) throws SQLException {
        await("the other leads").atMost(PATIENCE).pollInterval(POLL).until(() -> leads(hub));
        var newest = query("SELECT max(seq) FROM hub.entity_change");
        await("it publishes")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> holds("SELECT hub.feed_position() > " + newest));
    }

    private void awaitPublished() {
        await("everything is published")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> holds("SELECT hub.feed_position() = max(seq) FROM hub.entity_change"));
    }

    private boolean holds(String sql) {
        try {
            return query(sql).equals("t");
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private String query(String sql) throws SQLException {
        return Query.firstColumn(surroundings().database(), sql).stream()
                .findFirst()
                .orElse("");
    }
}
