package io.teamleaderhub.mirror.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.servers.BrokerProcess;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.support.EntityRecords;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Kafka is away for ten seconds while contacts change: the hub stays, the feed waits, and then has it all. */
class FeedWithoutKafkaIT {
    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final int TIMES = Scale.of(1, 10);

    private BrokerProcess broker;
    private TestHub hub;

    @BeforeEach
    void start() {
        broker = BrokerProcess.start();
        hub = TestHub.start(TestHub.surroundings(TestHub.smallCompany()).on(broker.bootstrap()), Map.of());
    }

    @AfterEach
    void close() {
        hub.close();
        broker.close();
    }

    @Test
    void nothingIsLostWhileItIsFrozen() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            broker.freeze();
            try {
                changeFor(AWAY);
            } finally {
                broker.thaw();
            }
            assertTheTopicEqualsTheMirror();
        }
    }

    @Test
    void nothingIsLostWhileItIsDown() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            broker.kill();
            changeFor(AWAY);
            broker.restart();
            assertTheTopicEqualsTheMirror();
        }
    }

    private void changeFor(Duration time) throws Exception {
        long before = changes();
        try (var contacts = new ChangingContacts(hub.hub().context().getBean(Mirror.class))) {
            new Signal().await(time);
            assertThat(contacts.count()).isPositive();
        }
        assertThat(changes()).isGreaterThan(before);
        assertThat(hub.operator().get("/admin/feed").body().path("lagChanges").asLong())
                .isPositive();
    }

    private long changes() throws Exception {
        return Long.parseLong(
                hub.query("SELECT count(*) FROM hub.entity_change").getFirst());
    }

    private void assertTheTopicEqualsTheMirror() throws Exception {
        hub.awaitValue("t", "SELECT hub.feed_position() = max(seq) FROM hub.entity_change");
        var records = EntityRecords.read(hub.surroundings());
        records.assertNumbersRise();
        assertThat(records.copy()).isEqualTo(EntityRecords.mirror(hub.surroundings()));
    }
}
