package io.teamleaderhub.teamleader.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.Teamleader;
import io.teamleaderhub.teamleader.connection.Connecting;
import io.teamleaderhub.teamleader.connection.Connection;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This host's clock is wrong: neither Teamleader's nor the database's is. A refusal still pauses to its reset. */
@MicronautTest(transactional = false)
class WrongClockIT extends HubParts {
    private static final int LIMIT = 10;
    private static final Duration WINDOW = Duration.ofSeconds(4);
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    @Override
    protected Map<String, String> settings() {
        return Map.of("HUB_API_LIMIT", String.valueOf(10 * LIMIT), "HUB_API_WINDOW", WINDOW.toSeconds() + "s");
    }

    @Override
    public Map<String, String> getProperties() {
        var properties = super.getProperties();
        properties.put("test.clock", "wrong");
        return properties;
    }

    @Factory
    @Requires(property = "test.clock", value = "wrong")
    static final class WrongClock {
        @Singleton
        @Replaces(InstantSource.class)
        InstantSource clock() {
            return () -> Clock.systemUTC().instant().plus(AHEAD.get());
        }
    }

    @BeforeEach
    void theServerAllowsLess() throws SQLException {
        simulator().limiter().setLimit(LIMIT, WINDOW);
        Query.execute(
                surroundings().database(),
                "UPDATE hub.api_slot SET free_at = '-infinity', taken_at = NULL, call_class = NULL");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-300, -30, 30, 300})
    void aRefusalPausesToItsResetAndTheSkewIsKnown(
            double secondsAhead, Teamleader teamleader, ApiBudget budget, BudgetStates states, Connection connection)
            throws Exception {
        Connecting.connect(connection, simulator());
        AHEAD.set(Duration.ofMillis((long) (secondsAhead * 1_000)));
        for (int i = 0; i < LIMIT; i++) {
            assertThat(teamleader.listWebhooks(permit(budget))).isInstanceOf(Answer.Found.class);
        }
        var answer = call(teamleader, budget);

        assertThat(answer).isInstanceOf(Answer.Limited.class);
        assertThat(states.now().pausedSeconds()).isBetween(0.2, WINDOW.toMillis() / 1_000.0 + 1.3);
        assertThat(states.now().clockSkewSeconds()).isCloseTo(-secondsAhead, within(1.1));
    }

    private Answer call(Teamleader teamleader, ApiBudget budget) throws Exception {
        Query.execute(surroundings().database(), "UPDATE hub.api_budget SET said = NULL");
        Query.execute(surroundings().database(), "UPDATE hub.api_slot SET free_at = '-infinity'");
        return teamleader.listWebhooks(permit(budget));
    }

    private static Permit permit(ApiBudget budget) throws InterruptedException {
        return budget.take(CallClass.LIVE, Duration.ofSeconds(30)).orElseThrow();
    }
}
