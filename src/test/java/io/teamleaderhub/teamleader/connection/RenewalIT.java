package io.teamleaderhub.teamleader.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.support.Query;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** Who may use the refresh token, when, and what ends that. */
@MicronautTest(transactional = false)
class RenewalIT extends ConnectionParts {

    @Test
    void whileOneHubRenewsTheOthersLeaveTheRefreshTokenAlone(Connection connection) throws Exception {
        connectFor(connection, SHORT);
        simulator().tokens().setAccessTokenLife(LONG);
        long asked = simulator().counters().tokenCalls("refresh_token");
        execute("UPDATE hub.connection SET intent_by = 'another', intent_at = clock_timestamp()");

        await().atMost(SOON).until(() -> !connection.usable());
        assertThatThrownBy(connection::accessToken).hasMessageContaining("left alone for 20 s");
        assertThat(simulator().counters().tokenCalls("refresh_token")).isEqualTo(asked);

        execute("UPDATE hub.connection SET intent_at = intent_at - interval '20 seconds'");
        assertThat(connection.usable()).isTrue();
        assertThat(simulator().counters().tokenCalls("refresh_token")).isEqualTo(asked + 1);
        assertThat(simulator().tokens().reuses()).isZero();
    }

    @Test
    void aGatewaysErrorIsNoReasonForANewConsent(Connection connection) throws Exception {
        long generation = connectFor(connection, SHORT);
        simulator().tokens().setAccessTokenLife(LONG);
        simulator().faults().on("oauth2/access_token").times(1).status(403);

        await().atMost(SOON).until(() -> connection.usable() && generation(connection) > generation);

        assertThat(simulator().counters().get("faults.status")).isPositive();
        assertThat(state(connection)).isEqualTo("connected");
    }

    @Test
    void afterAFailureNobodyAsksBeforeItIsTime(Connection connection) throws Exception {
        connectFor(connection, SHORT);
        simulator().faults().on("oauth2/access_token").status(503);
        await().atMost(SOON)
                .until(() -> !connection.usable() || !connection.lastProblem().isEmpty());
        assertThat(connection.lastProblem()).contains("status 503");
        execute("UPDATE hub.connection SET retry_at = clock_timestamp() + interval '1 hour'");
        long met = simulator().counters().get("faults.status");
        await().atMost(SOON).until(() -> !connection.usable());
        simulator().faults().clear();

        try (var otherHub = ApplicationContext.run(new HashMap<>(getProperties()), "test")) {
            assertThat(otherHub.getBean(Connection.class).usable()).isFalse();
        }
        assertThat(simulator().counters().get("faults.status")).isEqualTo(met);
        assertThat(connection.state().orElseThrow().detail()).contains("status 503");
        connect();
    }

    @Test
    void aForgottenConnectionKeepsItsAccountAndIsHealedByItsConsent(Connection connection) throws Exception {
        connectFor(connection, LONG);
        var account = connection.accountId();

        assertThat(connection.forget("an operator said so")).isTrue();

        assertThat(connection.usable()).isFalse();
        assertThat(state(connection)).isEqualTo("disconnected");
        assertThat(connection.accountId()).isEqualTo(account);
        assertThat(query("SELECT access_token || refresh_token FROM hub.connection"))
                .isEmpty();
        assertThatThrownBy(connection::accessToken).hasMessageContaining("an operator said so");
        connect();
        assertThat(connection.usable()).isTrue();
        assertThat(state(connection)).isEqualTo("connected");
    }

    @Test
    void aCopyOfTheDatabaseLeavesTheTokensAlone(Connection connection) throws Exception {
        connectFor(connection, LONG);
        long asked = simulator().counters().tokenCalls("refresh_token");
        execute("UPDATE hub.connection SET environment_database = '7/16384', expires_at = obtained_at");

        try (var copy = ApplicationContext.run(new HashMap<>(getProperties()), "test")) {
            var there = copy.getBean(Connection.class);
            assertThat(there.usable()).isFalse();
            assertThatThrownBy(there::accessToken)
                    .hasMessageContaining("belong to another environment (database 7/16384, here ")
                    .hasMessageContaining("./hub oauth setup");
            assertThat(state(there)).isEqualTo("other_environment");
            assertThat(simulator().counters().tokenCalls("refresh_token")).isEqualTo(asked);

            connect();
            await().atMost(SOON).until(there::usable);
            assertThat(state(there)).isEqualTo("connected");
        }
    }

    @Test
    void aConsentStoredMeanwhileIsNotOverwrittenByAPairThatCameLate(Connection connection, UnsavedPair unsaved)
            throws Exception {
        long generation = connectFor(connection, LONG);
        var late = new Grant.Tokens("late access", "late refresh", LONG);
        unsaved.keep(new UnsavedPair.Pair("account", generation - 1, late, Instant.now()));

        unsaved.store();

        assertThat(unsaved.waiting()).isFalse();
        assertThat(generation(connection)).isEqualTo(generation);
        assertThat(connection.accessToken()).isNotEqualTo("late access");
        try (var otherHub = ApplicationContext.run(new HashMap<>(getProperties()), "test")) {
            assertThat(otherHub.getBean(Connection.class).accessToken()).isEqualTo(connection.accessToken());
        }
    }

    private void execute(String sql) throws SQLException {
        Query.execute(surroundings().database(), sql);
    }

    private String query(String sql) throws SQLException {
        return Query.firstColumn(surroundings().database(), sql).getFirst();
    }
}
