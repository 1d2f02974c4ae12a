package io.teamleaderhub.dev.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BrokerProcessIT {
    private static final Duration SHORT = Duration.ofMillis(1500);
    private static final Duration LONG = Duration.ofSeconds(20);

    private static BrokerProcess broker;

    @BeforeAll
    static void start() {
        broker = BrokerProcess.start();
    }

    @AfterAll
    static void close() {
        broker.close();
        assertThat(broker.isAlive()).isFalse();
        assertThat(broker.folder()).doesNotExist();
    }

    @Test
    void anAcknowledgedRecordOutlivesAKill() throws Exception {
        String before = broker.bootstrap();
        Records.createTopic(before, "killed");
        try (var producer = Records.producer(before, LONG)) {
            Records.send(producer, "killed", "one");
            long killed = broker.pid();

            broker.kill();
            assertThat(ProcessHandle.of(killed).filter(ProcessHandle::isAlive)).isEmpty();
            broker.restart();

            assertThat(broker.bootstrap()).isEqualTo(before);
            Records.send(producer, "killed", "two");
        }
        assertThat(Records.read(before, "killed", 2)).containsExactly("one", "two");
    }

    @Test
    void aFrozenBrokerLetsASendTimeOutAndAThawedOneAnswers() throws Exception {
        Records.createTopic(broker.bootstrap(), "frozen");
        try (var hasty = Records.producer(broker.bootstrap(), SHORT);
                var patient = Records.producer(broker.bootstrap(), LONG)) {
            Records.send(hasty, "frozen", "before");

            broker.freeze();
            assertThat(broker.isAlive()).isTrue();
            assertThatThrownBy(() -> Records.send(hasty, "frozen", "lost or not, nobody knows"))
                    .hasRootCauseInstanceOf(TimeoutException.class);

            broker.thaw();
            Records.send(patient, "frozen", "after");
        }
        assertThat(Records.read(broker.bootstrap(), "frozen", 2))
                .startsWith("before")
                .contains("after");
    }
}
