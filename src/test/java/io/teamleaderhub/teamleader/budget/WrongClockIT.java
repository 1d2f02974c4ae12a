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
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This host's clock is wrong: neither Teamleader's nor the database's is. A refusal still pauses to its reset. */
@MicronautTest(transactional = false)
class WrongClockIT extends HubParts {
    private static final int LIMIT = 100;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    @Override
    protected Map<String, String> settings() {
        return Map.of("HUB_API_LIMIT", String.valueOf(LIMIT), "HUB_API_WINDOW", WINDOW.toMinutes() + "m");
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
    void thereIsRoomAgain() throws SQLException {
        simulator().limiter().setLimit(LIMIT, WINDOW);
        for (String table : List.of(
                "api_slot SET free_at = '-infinity'", "api_budget SET said = NULL, paused_until = '-infinity'")) {
            Query.execute(surroundings().database(), "UPDATE hub." + table);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-300, -30, 30, 300})
    void aRefusalPausesToItsResetAndTheSkewIsKnown(
            double secondsAhead, Teamleader teamleader, ApiBudget budget, BudgetStates states, Connection connection)
            throws Exception {
        Connecting.connect(connection, simulator());
        AHEAD.set(Duration.ofMillis((long) (secondsAhead * 1_000)));
        assertThat(teamleader.listWebhooks(permit(budget))).isInstanceOf(Answer.Found.class);
        simulator().limiter().setLimit(1, WINDOW);

        assertThat(teamleader.listWebhooks(permit(budget))).isInstanceOf(Answer.Limited.class);

        var state = states.now();
        assertThat(state.pausedSeconds())
                .as("its first call leaves the window in ten minutes")
                .isBetween(300.0, 600.3);
        assertThat(state.clockSkewSeconds()).isCloseTo(-secondsAhead, within(5.0));
    }

    private static Permit permit(ApiBudget budget) throws InterruptedException {
        return budget.take(CallClass.LIVE, Duration.ofSeconds(30)).orElseThrow();
    }
}
