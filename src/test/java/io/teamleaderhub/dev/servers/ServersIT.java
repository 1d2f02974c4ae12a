package io.teamleaderhub.dev.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ServersIT {
    private static final Servers SERVERS = Servers.shared();

    @Test
    void anAcknowledgedCommitIsOnDisk() throws SQLException {
        try (Connection connection = SERVERS.newDatabase().open()) {
            assertThat(ask(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(connection, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(connection, "SHOW max_connections")).isEqualTo("200");
        }
    }

    @Test
    void aNewDatabaseIsEmptyAndAlone() throws SQLException {
        try (Connection one = SERVERS.newDatabase().open();
                Connection other = SERVERS.newDatabase().open()) {
            one.createStatement().execute("CREATE TABLE mine (id int)");

            assertThat(ask(one, "SELECT to_regclass('mine')")).isEqualTo("mine");
            assertThat(ask(other, "SELECT coalesce(to_regclass('mine')::text, 'none')"))
                    .isEqualTo("none");
        }
    }

    @Test
    void aRecordComesBack() throws Exception {
        Records.createTopic(SERVERS.kafkaBootstrap(), "greetings");
        try (var producer = Records.producer(SERVERS.kafkaBootstrap(), Duration.ofSeconds(10))) {
            Records.send(producer, "greetings", "hello");
        }

        assertThat(Records.read(SERVERS.kafkaBootstrap(), "greetings", 1)).containsExactly("hello");
    }

    @Test
    void aTopicDoesNotAppearByBeingNamed() {
        try (var producer = Records.producer(SERVERS.kafkaBootstrap(), Duration.ofMillis(700))) {
            assertThatThrownBy(() -> Records.send(producer, "mispelt", "hello"))
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void closingTheSharedServersDisturbsNobody() throws SQLException {
        Servers.shared().close();

        assertThat(Servers.shared()).isSameAs(SERVERS);
        try (Connection connection = SERVERS.newDatabase().open()) {
            assertThat(ask(connection, "SELECT 1")).isEqualTo("1");
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
