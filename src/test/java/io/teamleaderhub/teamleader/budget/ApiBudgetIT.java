package io.teamleaderhub.teamleader.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.teamleader.http.RateLimit;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of the budget, each on slots laid out by hand. */
@MicronautTest(transactional = false)
class ApiBudgetIT extends HubParts {
    private static final Optional<RateLimit> NOTHING_REPORTED = Optional.empty();
    private static final String TAKEN_FOR_LONG = "free_at = clock_timestamp() + interval '1 hour'";

    @Override
    protected Map<String, String> settings() {
        return Map.of("HUB_API_LIMIT", "20", "HUB_API_WINDOW", "10m", "HUB_TEAMLEADER_TIMEOUT", "1s");
    }

    @BeforeEach
    void allSlotsAreFree() throws SQLException {
        layOut("free_at = '-infinity', taken_at = NULL, call_class = NULL, taken_by = NULL", 20);
        execute(
                "UPDATE hub.api_budget SET paused_until = '-infinity', refusals = 0, said = NULL, said_at = '-infinity'");
        execute("DELETE FROM hub.api_waiter");
    }

    @Test
    void thereAreAsManySlotsAsTheLimitSays(ApiBudget budget, BudgetStates states) {
        assertThat(states.now().calls()).isZero();
        for (int i = 1; i <= 10; i++) {
            assertThat(take(budget, CallClass.LIVE)).isPresent();
            assertThat(states.now().calls()).isEqualTo(i);
        }
        assertThat(states.now().limit()).isEqualTo(20);
    }

    @Test
    void listingAndBackfillAreSpreadTogetherAndUrgentCallsAreNot(ApiBudget budget) throws SQLException {
        var backfilledJustNow = "taken_at = clock_timestamp(), call_class = 3";
        reconciledJustNow();
        layOut(backfilledJustNow, 11);
        assertThat(take(budget, CallClass.BACKFILL)).isEmpty();
        assertThat(take(budget, CallClass.RECONCILE)).isEmpty();
        assertThat(take(budget, CallClass.OPERATOR)).isPresent();
        assertThat(take(budget, CallClass.LIVE)).isPresent();
    }

    @Test
    void whoWaitsIsServedBeforeWhoIsLessUrgentUntilItIsKnownNoLonger(ApiBudget budget) throws SQLException {
        layOut(TAKEN_FOR_LONG, 20);
        try (var waiter = budget.waiter()) {
            assertThat(waiter.ask(only(CallClass.RECONCILE))).isInstanceOf(Turn.Later.class);
            layOut("free_at = '-infinity'", 20);
            assertThat(take(budget, CallClass.BACKFILL)).isEmpty();
        }
        assertThat(take(budget, CallClass.BACKFILL)).isPresent();

        layOut(TAKEN_FOR_LONG + ", taken_at = NULL", 20);
        budget.waiter().ask(only(CallClass.LIVE));
        layOut("free_at = '-infinity'", 20);
        assertThat(take(budget, CallClass.BACKFILL)).isEmpty();
        execute("UPDATE hub.api_waiter SET until = clock_timestamp()");
        assertThat(take(budget, CallClass.BACKFILL)).isPresent();
    }

    @Test
    void theLastFreeSlotIsForTheReconciliationThatWaits(ApiBudget budget) throws SQLException {
        layOut(TAKEN_FOR_LONG, 20);
        try (var waiter = budget.waiter()) {
            waiter.ask(only(CallClass.RECONCILE));
            layOut("free_at = '-infinity'", 1);
            assertThat(take(budget, CallClass.LIVE)).isEmpty();
            assertThat(waiter.ask(only(CallClass.RECONCILE))).isInstanceOf(Turn.Now.class);
        }
    }

    @Test
    void aSlotGivenBackIsFreeAtOnce(ApiBudget budget) throws SQLException {
        layOut(TAKEN_FOR_LONG, 19);
        var permit = take(budget, CallClass.LIVE).orElseThrow();
        assertThat(take(budget, CallClass.LIVE)).isEmpty();

        budget.giveBack(permit);

        assertThat(take(budget, CallClass.LIVE)).isPresent();
    }

    @Test
    void whoNoLongerHoldsASlotCannotFreeOrUseIt(ApiBudget budget) throws SQLException {
        layOut(TAKEN_FOR_LONG, 19);
        var former = take(budget, CallClass.LIVE).orElseThrow();
        budget.giveBack(former);
        var holder = take(budget, CallClass.LIVE).orElseThrow();
        var freeAt = freeAt(holder);

        budget.giveBack(former);
        budget.used(former, NOTHING_REPORTED);

        assertThat(heldFor("5 min")).isEqualTo("20");
        assertThat(freeAt(holder)).isEqualTo(freeAt);
    }

    @Test
    void aSlotWhoseProcessDiedIsFreeOneTimeoutAndOneWindowLater(ApiBudget budget) throws SQLException {
        layOut(TAKEN_FOR_LONG, 19);
        var permit = take(budget, CallClass.LIVE).orElseThrow();
        assertThat(query("SELECT extract(epoch FROM free_at - taken_at)::int FROM hub.api_slot WHERE n = "
                        + permit.slot()))
                .isEqualTo("606");
        assertThat(take(budget, CallClass.LIVE)).isEmpty();

        Query.execute(
                surroundings().database(),
                "UPDATE hub.api_slot SET free_at = free_at - interval '606 s', taken_at = taken_at - interval '606 s' WHERE n = "
                        + permit.slot());
        assertThat(take(budget, CallClass.LIVE).map(Permit::slot)).contains(permit.slot());
    }

    @Test
    void whatTheServerSaysRemainsIsAllThatIsLeftUntilItsReset(ApiBudget budget) throws SQLException {
        var permit = take(budget, CallClass.LIVE).orElseThrow();

        budget.used(permit, says(20, 2, 300));

        assertThat(heldFor("4 min")).isEqualTo("18");
        assertThat(heldFor("9 min 50 s"))
                .as("the others come back one pace after the other")
                .isEqualTo("8");
    }

    @Test
    void aLaterAnswerHoldsBackAnewAndReleasesWhatIsFreeAfterAll(ApiBudget budget) throws Exception {
        budget.used(take(budget, CallClass.LIVE).orElseThrow(), says(20, 1, 300));
        assertThat(heldFor("4 min")).isEqualTo("19");

        var later = budget.take(CallClass.LIVE, Duration.ofSeconds(30)).orElseThrow();
        budget.used(later, says(20, 15, 300));
        assertThat(heldFor("4 min")).isEqualTo("5");
    }

    @Test
    void aCallUnderWayThatTheServerHasNotCountedYetIsNotAnotherPrograms(ApiBudget budget) throws SQLException {
        var first = take(budget, CallClass.LIVE).orElseThrow();
        assertThat(take(budget, CallClass.LIVE)).isPresent();

        budget.used(first, says(20, 18, 300));

        assertThat(heldFor("4 min")).isEqualTo("2");
    }

    @Test
    void aServerThatHasMoreLeftThanTheBudgetChangesNothing(ApiBudget budget) throws SQLException {
        var permit = take(budget, CallClass.LIVE).orElseThrow();

        budget.used(permit, says(20, 20, 300));

        assertThat(heldFor("4 min")).isEqualTo("1");
    }

    @Test
    void aLowerLimitOfTheServerIsKeptToUntilItNamesAHigherOneAndNeverMoreThanConfigured(
            ApiBudget budget, BudgetStates states) {
        var early = take(budget, CallClass.LIVE).orElseThrow();
        budget.used(take(budget, CallClass.LIVE).orElseThrow(), says(5, 3, 300));
        assertThat(states.now().limit()).isEqualTo(5);

        budget.used(early, says(20, 18, 300));
        assertThat(states.now().limit())
                .as("heard late: that call had left before")
                .isEqualTo(5);

        budget.used(take(budget, CallClass.LIVE).orElseThrow(), says(400, 397, 300));
        assertThat(states.now().limit()).isEqualTo(20);
        assertThat(states.now().configuredLimit()).isEqualTo(20);
    }

    @Test
    void underALowerLimitNobodyCallsWhileThatManyCallsCount(ApiBudget budget) throws SQLException {
        layOut(TAKEN_FOR_LONG, 8);
        execute("UPDATE hub.api_budget SET said = 9");
        assertThat(take(budget, CallClass.LIVE)).isPresent();
        assertThat(take(budget, CallClass.LIVE)).isEmpty();
    }

    @Test
    void aPauseStopsEverybodyAndIsOverAtTheReset(ApiBudget budget, BudgetStates states) throws SQLException {
        budget.refused(says(20, 0, 300));

        for (CallClass callClass : CallClass.values()) {
            assertThat(take(budget, callClass)).as(callClass.name()).isEmpty();
        }
        assertThat(states.now().pausedSeconds()).isBetween(290.0, 300.5);

        execute("UPDATE hub.api_budget SET paused_until = clock_timestamp()");
        assertThat(take(budget, CallClass.LIVE)).isPresent();
    }

    @Test
    void aCallThatIsAnsweredDuringAPauseDoesNotEndItNorKeepsItsSlotForItsTimeout(ApiBudget budget) throws SQLException {
        var underWay = take(budget, CallClass.LIVE).orElseThrow();
        budget.refused(says(20, 0, 300));

        budget.used(underWay, NOTHING_REPORTED);

        assertThat(take(budget, CallClass.LIVE)).isEmpty();
        assertThat(heldFor("10 min")).isEqualTo("0");
    }

    @Test
    void refusalsOfCallsThatWereUnderWayTogetherAreOneAndARefusalAfterThePauseLengthensIt(
            ApiBudget budget, BudgetStates states) throws SQLException {
        budget.refused(says(20, 0, 0));
        budget.refused(says(20, 0, 0));
        assertThat(states.now().pausedSeconds()).isBetween(0.0, 1.0);

        execute("UPDATE hub.api_budget SET paused_until = clock_timestamp()");
        budget.refused(says(20, 0, 0));
        assertThat(states.now().pausedSeconds())
                .as("a sixteenth of ten minutes")
                .isBetween(30.0, 38.0);
    }

    @Test
    void aCallThatIsTakenAfterThePauseEndsTheRowOfRefusals(ApiBudget budget) throws SQLException {
        execute("UPDATE hub.api_budget SET refusals = 5, paused_until = clock_timestamp()");

        budget.used(take(budget, CallClass.LIVE).orElseThrow(), says(20, 10, 300));

        assertThat(query("SELECT refusals FROM hub.api_budget")).isEqualTo("0");
    }

    @Test
    void aResetCannotBeFurtherAwayThanAWindow(ApiBudget budget, BudgetStates states) {
        budget.refused(says(20, 0, 864_000));

        assertThat(states.now().pausedSeconds()).isBetween(590.0, 600.5);
    }

    private static Optional<Permit> take(ApiBudget budget, CallClass callClass) {
        try (var waiter = budget.waiter()) {
            return waiter.ask(only(callClass)) instanceof Turn.Now(var permit) ? Optional.of(permit) : Optional.empty();
        }
    }

    private static SortedSet<CallClass> only(CallClass callClass) {
        return new TreeSet<>(Set.of(callClass));
    }

    private static Optional<RateLimit> says(int limit, int remaining, long resetInSeconds) {
        return Optional.of(new RateLimit(
                Optional.of(limit), remaining, Instant.now().plusSeconds(resetInSeconds), Optional.empty()));
    }

    /** So that reconciliation is not due for its tenth of the calls. */
    private void reconciledJustNow() throws SQLException {
        execute("UPDATE hub.api_slot SET taken_at = clock_timestamp(), call_class = 2 WHERE n = 20");
    }

    private void execute(String sql) throws SQLException {
        Query.execute(surroundings().database(), sql);
    }

    private String heldFor(String time) throws SQLException {
        return query(
                "SELECT count(*) FROM hub.api_slot WHERE free_at > clock_timestamp() + interval '%s'".formatted(time));
    }

    private String freeAt(Permit permit) throws SQLException {
        return query("SELECT free_at FROM hub.api_slot WHERE n = " + permit.slot());
    }

    private String query(String sql) throws SQLException {
        return Query.firstColumn(surroundings().database(), sql).getFirst();
    }

    private void layOut(String values, int slots) throws SQLException {
        Query.execute(surroundings().database(), "UPDATE hub.api_slot SET " + values + " WHERE n <= " + slots);
    }
}
