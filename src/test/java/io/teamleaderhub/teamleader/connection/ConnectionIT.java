package io.teamleaderhub.teamleader.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.Teamleader;
import io.teamleaderhub.teamleader.budget.ApiBudget;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The life of the tokens after the consent. */
@MicronautTest(transactional = false)
class ConnectionIT extends ConnectionParts {
    private static final int THREADS = 5;

    @Test
    void severalHubsAndThreadsRenewOncePerGenerationAndReuseNoToken(Connection here) throws Exception {
        long first = connectFor(here, SHORT);
        long renewals = simulator().counters().tokenCalls("refresh_token");
        int wanted = Scale.of(8, 200);
        var enough = new CountDownLatch(1);
        try (var otherHub = ApplicationContext.run(new HashMap<>(getProperties()), "test");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> callers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                callers.add(() -> use(here, enough));
                callers.add(() -> use(otherHub.getBean(Connection.class), enough));
            }
            var running = callers.stream().map(threads::submit).toList();
            await().atMost(Duration.ofMinutes(10)).until(() -> generation(here) - first >= wanted);
            enough.countDown();
            for (var caller : running) {
                caller.get(1, TimeUnit.MINUTES);
            }
        }

        assertThat(simulator().counters().tokenCalls("refresh_token") - renewals)
                .isEqualTo(generation(here) - first);
        assertThat(simulator().tokens().reuses()).isZero();
        assertThat(state(here)).isEqualTo("connected");
    }

    private static Void use(Connection connection, CountDownLatch enough) throws InterruptedException {
        do {
            assertThat(connection.accessToken()).isNotEmpty();
        } while (!enough.await(5, TimeUnit.MILLISECONDS));
        return null;
    }

    @Test
    void anOutageOfTheTokenEndpointIsSatOut(Connection connection) throws Exception {
        long generation = connectFor(connection, SHORT);
        simulator().tokens().setAccessTokenLife(LONG);
        simulator().faults().on("oauth2/access_token").times(2).status(500);

        await().atMost(SOON).until(() -> connection.usable() && generation(connection) > generation);

        assertThat(simulator().counters().get("faults.status")).isGreaterThanOrEqualTo(2);
        assertThat(state(connection)).isEqualTo("connected");
        assertThat(simulator().tokens().reuses()).isZero();
    }

    @Test
    void aRefusedRefreshNeedsANewConsentWhichHealsIt(Connection connection) throws Exception {
        connectFor(connection, SHORT);
        simulator().tokens().setAccessTokenLife(LONG);
        simulator().tokens().invalidateRefreshTokens();

        await().atMost(SOON).until(() -> !connection.usable());
        assertThat(state(connection)).isEqualTo("needs_reauthorisation");
        assertThatThrownBy(connection::accessToken)
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("needs a new consent: ");
        long asked = simulator().counters().tokenCalls("refresh_token");
        assertThat(connection.usable()).isFalse();
        assertThat(simulator().counters().tokenCalls("refresh_token")).isEqualTo(asked);

        connect();
        assertThat(state(connection)).isEqualTo("connected");
        assertThat(connection.usable()).isTrue();
    }

    @Test
    void anotherHubOnTheDatabaseLearnsOfTheNewConsent(Connection here) throws Exception {
        connectFor(here, SHORT);
        try (var otherHub = ApplicationContext.run(new HashMap<>(getProperties()), "test")) {
            var other = otherHub.getBean(Connection.class);
            simulator().tokens().setAccessTokenLife(LONG);
            simulator().tokens().invalidateRefreshTokens();
            await().atMost(SOON).until(() -> !other.usable());

            connect();

            await().atMost(SOON).until(other::usable);
            assertThat(other.accessToken()).isEqualTo(here.accessToken());
        }
    }

    @Test
    void aTokenThatTheApiRefusesIsRenewed(Connection connection, Teamleader teamleader, ApiBudget budget)
            throws Exception {
        long generation = connectFor(connection, LONG);
        simulator().tokens().invalidateAccessTokens();

        await().atMost(SOON)
                .until(() -> teamleader.listWebhooks(
                                budget.take(CallClass.LIVE, SOON).orElseThrow())
                        instanceof Answer.Found);

        assertThat(generation(connection)).isEqualTo(generation + 1);
    }

    @Test
    void theDatabaseHoldsNoTokenInTheClear(Connection connection) throws Exception {
        connectFor(connection, LONG);
        var stored = Query.firstColumn(surroundings().database(), "SELECT row_to_json(c)::text FROM hub.connection c")
                .getFirst();

        assertThat(stored)
                .doesNotContain(connection.accessToken())
                .doesNotContain("eyJ0eXAiOiJKV1Qi")
                .doesNotContain("def50200");
    }

    @Test
    void aCiphertextMovedElsewhereIsNotRead(Connection connection) throws Exception {
        connectFor(connection, LONG);
        try (var otherHub = ApplicationContext.run(new HashMap<>(getProperties()), "test")) {
            Query.execute(surroundings().database(), "UPDATE hub.connection SET access_token = refresh_token");

            assertThatThrownBy(() -> otherHub.getBean(Connection.class).accessToken())
                    .hasMessageContaining("cannot read what this database holds");
        } finally {
            connect();
        }
    }
}
