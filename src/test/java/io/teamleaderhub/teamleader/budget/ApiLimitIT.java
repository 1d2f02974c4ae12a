package io.teamleaderhub.teamleader.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.Teamleader;
import io.teamleaderhub.teamleader.connection.Connecting;
import io.teamleaderhub.teamleader.connection.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limit as the server counts it: a simulator with the same limit, and hubs that call as often as they may. */
@MicronautTest(transactional = false)
class ApiLimitIT extends HubParts {
    private static final int LIMIT = 20;
    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final int THREADS = 6;

    @Override
    protected Map<String, String> settings() {
        return Map.of("HUB_API_LIMIT", String.valueOf(LIMIT), "HUB_API_WINDOW", WINDOW.toMillis() + "ms");
    }

    @BeforeEach
    void theServerKeepsTheSameLimit() throws SQLException {
        simulator().limiter().setLimit(LIMIT, WINDOW);
        Query.execute(
                surroundings().database(), "UPDATE hub.api_slot SET free_at = clock_timestamp() + interval '2 s'");
        Query.execute(surroundings().database(), "UPDATE hub.api_budget SET said = NULL");
    }

    @Test
    void callsOfSeveralThreadsAndProcessesNeverMeetTheLimit(Teamleader here, ApiBudget budget, Connection connection)
            throws Exception {
        Connecting.connect(connection, simulator());
        long callsBefore = simulator().counters().calls("webhooks.list");
        long rejectedBefore = simulator().limiter().rejected();
        simulator().faults().on("webhooks.list").times(THREADS).latency(Duration.ofMillis(300));
        var left = new AtomicInteger(Scale.of(60, 2_000));
        try (var otherHub = ApplicationContext.run(new HashMap<>(getProperties()), "test");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> callers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                callers.add(() -> call(here, budget, left));
                callers.add(() -> call(otherHub.getBean(Teamleader.class), otherHub.getBean(ApiBudget.class), left));
            }
            int answered = 0;
            for (var caller : threads.invokeAll(callers)) {
                answered += caller.get();
            }

            assertThat(answered).isEqualTo(Scale.of(60, 2_000));
            assertThat(simulator().counters().calls("webhooks.list") - callsBefore)
                    .isEqualTo(answered);
            assertThat(simulator().limiter().rejected()).isEqualTo(rejectedBefore);
            assertThat(simulator().limiter().maxInWindow()).isBetween(LIMIT / 2, LIMIT);
        }
    }

    private static int call(Teamleader teamleader, ApiBudget budget, AtomicInteger left) throws InterruptedException {
        int answered = 0;
        while (left.getAndDecrement() > 0) {
            var permit = budget.take(CallClass.LIVE, Duration.ofMinutes(5)).orElseThrow();
            answered += teamleader.listWebhooks(permit) instanceof Answer.Found ? 1 : 0;
        }
        return answered;
    }

    @Test
    void aPacedClassComesAtMostTwelveTimesInTenPaces(ApiBudget budget) throws Exception {
        var pace = WINDOW.dividedBy(LIMIT);
        var takes = new ArrayList<Instant>();
        for (int i = 0; i < Scale.of(20, 300); i++) {
            var permit = budget.take(CallClass.BACKFILL, Duration.ofMinutes(1)).orElseThrow();
            takes.add(takenAt(permit));
            budget.used(permit, Optional.empty());
        }

        for (int i = 12; i < takes.size(); i++) {
            assertThat(Duration.between(takes.get(i - 12), takes.get(i))).isGreaterThanOrEqualTo(pace.multipliedBy(10));
        }
    }

    @Test
    void aServerThatAllowsLessThanWasThoughtIsBelieved(Teamleader teamleader, ApiBudget budget, Connection connection)
            throws Exception {
        Connecting.connect(connection, simulator());
        simulator().limiter().setLimit(LIMIT / 4, WINDOW);
        long before = simulator().limiter().rejected();
        int calls = Scale.of(20, 200);

        int answered = call(teamleader, budget, new AtomicInteger(calls));

        assertThat(simulator().limiter().rejected()).isEqualTo(before);
        assertThat(answered).isEqualTo(calls);
    }

    @Test
    void aLimitThatIsLoweredWithoutNoticeIsMetAFewTimesOnly(
            Teamleader teamleader, ApiBudget budget, Connection connection) throws Exception {
        Connecting.connect(connection, simulator());
        assertThat(call(teamleader, budget, new AtomicInteger(LIMIT))).isEqualTo(LIMIT);
        simulator().limiter().setLimit(LIMIT / 4, WINDOW);
        long before = simulator().limiter().rejected();

        int answered = call(teamleader, budget, new AtomicInteger(LIMIT));

        long refused = simulator().limiter().rejected() - before;
        assertThat(refused).isBetween(1L, 5L);
        assertThat(answered).isEqualTo(LIMIT - refused);
    }

    private Instant takenAt(Permit permit) throws SQLException {
        var text = Query.firstColumn(
                        surroundings().database(),
                        "SELECT taken_at AT TIME ZONE 'UTC' FROM hub.api_slot WHERE n = " + permit.slot())
                .getFirst();
        return Timestamp.valueOf(text).toInstant();
    }
}
