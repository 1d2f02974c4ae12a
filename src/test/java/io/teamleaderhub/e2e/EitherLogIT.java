package io.teamleaderhub.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.BrokerProcess;
import io.teamleaderhub.dev.servers.DatabaseAccess;
import io.teamleaderhub.dev.servers.Servers;
import io.teamleaderhub.dev.servers.TcpProxy;
import io.teamleaderhub.dev.servers.TcpProxy.Trouble;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Topic;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Webhooks come, 50 in a second, while the way to Kafka, to PostgreSQL or to both is spoilt: three seconds each in
 * {@code mvn verify}, a minute in full. One of them suffices; without both, who sends is told to come again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EitherLogIT {
    private static final Logger LOG = LoggerFactory.getLogger(EitherLogIT.class);
    private static final Duration SPOILT = Duration.ofSeconds(Scale.of(3, 60));
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(3);
    private static final int SOME = 20;

    private final TcpProxy toKafka = TcpProxy.toBeDirected();
    private final BrokerProcess broker = BrokerProcess.startBehind(toKafka.port());
    private final DatabaseAccess database = Servers.shared().newDatabase();
    private final TcpProxy toDatabase = TcpProxy.to(
            URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort());
    private TestHub hub;
    private String door;

    @BeforeAll
    void start() throws Exception {
        toKafka.direct(broker.port());
        var own = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        var spoilt = new DatabaseAccess(
                database.jdbcUrl().replace(own.getHost() + ":" + own.getPort(), "127.0.0.1:" + toDatabase.port()),
                database.user(),
                database.password());
        hub = TestHub.loaded(
                Surroundings.around(spoilt, broker.bootstrap(), "either.", TestHub.smallCompany()),
                Map.of("HUB_TEAMLEADER_TIMEOUT", "2s"));
        door = hub.simulator().deliveries().urls().getFirst();
    }

    @AfterEach
    void mend() {
        toKafka.spoil(Trouble.NONE);
        toDatabase.spoil(Trouble.NONE);
    }

    @AfterAll
    void close() {
        mend();
        hub.close();
        toDatabase.close();
        toKafka.close();
        broker.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void withoutKafkaEverythingIsAcknowledgedAndTheMirrorIsFresh(Trouble trouble) throws Exception {
        try (var senders = spoiltWhileSending(toKafka, trouble, () -> assertFresh(trouble))) {
            assertAllStored("Kafka " + trouble, senders);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void withoutPostgreSqlEverythingIsAcknowledged(Trouble trouble) throws Exception {
        try (var senders = spoiltWhileSending(toDatabase, trouble, () -> {})) {
            assertAllStored("PostgreSQL " + trouble, senders);
        }
    }

    @ParameterizedTest
    @MethodSource("bothDown")
    void withoutBothEverybodyIsToldToComeAgain(Trouble kafka, Trouble postgres) throws Exception {
        toKafka.spoil(kafka);
        toDatabase.spoil(postgres);
        try (var senders = Senders.start(door)) {
            new Signal().await(SPOILT);
            senders.finish();
            LOG.info("both: {} and {}: {} answers, slowest {}", kafka, postgres, senders.answers(), slowest(senders));
            assertThat(senders.answers()).isPositive().isEqualTo(senders.answers(503));
            assertThat(senders.unanswered()).isEmpty();
            assertThat(slowest(senders)).isLessThan(ANSWERED_WITHIN);
        }
        mend();
        await().atMost(PATIENCE).until(() -> Door.deliver(hub.simulator(), "a.b", "spaceship", "x") == 204);
    }

    static Stream<Arguments> bothDown() {
        var down = List.of(Trouble.REFUSED, Trouble.FROZEN, Trouble.RESET_MID_WRITE);
        return down.stream()
                .flatMap(kafka -> down.stream()
                        .filter(postgres -> kafka == postgres || Scale.of(0, 1) == 1)
                        .map(postgres -> Arguments.of(kafka, postgres)));
    }

    @Test
    void whatKafkaTookWithoutSayingSoIsThereTwiceAndTakenInOnce() throws Exception {
        try (var senders = spoiltWhileSending(toKafka, Trouble.FROZEN, () -> {})) {
            assertAllStored("Kafka FROZEN, twice", senders);
            var ids = Topic.records(broker.bootstrap(), "either.teamleader.webhooks").stream()
                    .map(message ->
                            new String(message.headers().lastHeader("ce_id").value(), UTF_8))
                    .toList();
            assertThat(ids.size() - new HashSet<>(ids).size()).as("duplicates").isPositive();
            assertThat(query("SELECT event_id FROM hub.event_log GROUP BY event_id HAVING count(*) > 1"))
                    .isEmpty();
        }
    }

    private interface Check {
        void run() throws Exception;
    }

    private Senders spoiltWhileSending(TcpProxy way, Trouble trouble, Check meanwhile) throws Exception {
        var senders = Senders.start(door);
        await().atMost(PATIENCE).until(() -> senders.answers() >= SOME);
        way.spoil(trouble);
        new Signal().await(SPOILT);
        meanwhile.run();
        way.spoil(Trouble.NONE);
        senders.finish();
        return senders;
    }

    /** A change reaches the mirror while Kafka is away. */
    private void assertFresh(Trouble trouble) throws Exception {
        var contact = hub.simulator().records().ids("contacts").getFirst();
        var name = trouble + " " + UUID.randomUUID();
        hub.simulator().records().update("contacts", contact, Fields.of("last_name", name));
        await().atMost(PATIENCE)
                .until(() -> query("SELECT last_name FROM teamleader.contacts WHERE id = '%s'".formatted(contact))
                        .equals(List.of(name)));
    }

    private void assertAllStored(String what, Senders senders) {
        long mended = System.nanoTime();
        await("drained").atMost(DRAINED_WITHIN).until(() -> missing(senders).isEmpty() && spilled() == 0);
        LOG.info(
                "{}: {} answers, p99 {}, slowest {}, drained {} ms later",
                what,
                senders.answers(),
                senders.percentile(99),
                slowest(senders),
                Duration.ofNanos(System.nanoTime() - mended).toMillis());
        assertThat(senders.unanswered()).isEmpty();
        assertThat(senders.answers(204)).isEqualTo(senders.answers());
        assertThat(senders.percentile(99)).isLessThan(ANSWERED_WITHIN);
        var keys = new HashSet<String>();
        Topic.records(broker.bootstrap(), "either.teamleader.webhooks").forEach(message -> keys.add(message.key()));
        assertThat(keys).as("in Kafka").containsAll(senders.acknowledged());
    }

    private static Duration slowest(Senders senders) {
        return senders.percentile(100);
    }

    private Set<String> missing(Senders senders) throws Exception {
        var missing = new HashSet<>(senders.acknowledged());
        missing.removeAll(query("SELECT key FROM hub.event_log"));
        return missing;
    }

    private int spilled() throws Exception {
        return Integer.parseInt(query("SELECT count(*) FROM hub.webhook_spill").getFirst());
    }

    private List<String> query(String sql) throws Exception {
        return Query.firstColumn(database, sql);
    }
}
