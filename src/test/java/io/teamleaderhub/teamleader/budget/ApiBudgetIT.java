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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    }

    @Test
    void thereAreAsManySlotsAsTheLimitSays(ApiBudget budget) {
        assertThat(budget.usage()).isEqualTo(new ApiBudget.Usage(0, 20, Duration.ofMinutes(10)));
        for (int i = 1; i <= 10; i++) {
            assertThat(budget.take(CallClass.LIVE)).isPresent();
            assertThat(budget.usage().used()).isEqualTo(i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClassLeavesItsReserveToMoreUrgentOnes(CallClass callClass, ApiBudget budget) throws SQLException {
        layOut(TAKEN_FOR_LONG, 20 - callClass.reserve());
        assertThat(budget.take(callClass)).isEmpty();

        layOut("free_at = '-infinity'", 1);
        assertThat(budget.take(callClass)).isPresent();
    }

    @Test
    void listingAndBackfillAreSpreadTogetherAndUrgentCallsAreNot(ApiBudget budget) throws SQLException {
        var backfilledJustNow = "taken_at = clock_timestamp() + interval '1 hour', call_class = 3";
        layOut(backfilledJustNow, 10);
        assertThat(budget.take(CallClass.BACKFILL)).isEmpty();
        assertThat(budget.take(CallClass.RECONCILE)).isEmpty();
        assertThat(budget.take(CallClass.OPERATOR)).isPresent();
        assertThat(budget.take(CallClass.LIVE)).isPresent();

        allSlotsAreFree();
        layOut(backfilledJustNow, 9);
        assertThat(budget.take(CallClass.RECONCILE)).isPresent();
    }

    @Test
    void aSlotGivenBackIsFreeAtOnce(ApiBudget budget) throws SQLException {
        layOut(TAKEN_FOR_LONG, 19);
        var permit = budget.take(CallClass.LIVE).orElseThrow();
        assertThat(budget.take(CallClass.LIVE)).isEmpty();

        budget.giveBack(permit);

        assertThat(budget.take(CallClass.LIVE)).isPresent();
    }

    @Test
    void whoNoLongerHoldsASlotCannotFreeOrUseIt(ApiBudget budget) throws SQLException {
        layOut(TAKEN_FOR_LONG, 19);
        var former = budget.take(CallClass.LIVE).orElseThrow();
        budget.giveBack(former);
        var holder = budget.take(CallClass.LIVE).orElseThrow();
        var freeAt = freeAt(holder);

        budget.giveBack(former);
        budget.used(former, NOTHING_REPORTED);

        assertThat(budget.usage().used()).isEqualTo(20);
        assertThat(freeAt(holder)).isEqualTo(freeAt);
    }

    @Test
    void aSlotWhoseProcessDiedIsFreeOneTimeoutAndOneWindowLater(ApiBudget budget) throws SQLException {
        layOut(TAKEN_FOR_LONG, 19);
        var permit = budget.take(CallClass.LIVE).orElseThrow();
        assertThat(query("SELECT extract(epoch FROM free_at - taken_at)::int FROM hub.api_slot WHERE n = "
                        + permit.slot()))
                .isEqualTo("606");
        assertThat(budget.take(CallClass.LIVE)).isEmpty();

        Query.execute(
                surroundings().database(),
                "UPDATE hub.api_slot SET free_at = free_at - interval '606 s', taken_at = taken_at - interval '606 s' WHERE n = "
                        + permit.slot());
        assertThat(budget.take(CallClass.LIVE).map(Permit::slot)).contains(permit.slot());
    }

    @Test
    void whatTheServerSaysRemainsIsAllThatIsLeftUntilItsReset(ApiBudget budget) throws SQLException {
        var permit = budget.take(CallClass.LIVE).orElseThrow();

        budget.used(permit, Optional.of(new RateLimit(2, Instant.now().plusSeconds(3600))));

        assertThat(heldFor("5 min")).isEqualTo("18");
    }

    @Test
    void whatIsHeldBackStaysSoWhenTheServersWindowMovesOnLater(ApiBudget budget) throws Exception {
        var first = budget.take(CallClass.LIVE).orElseThrow();
        budget.used(first, Optional.of(new RateLimit(1, Instant.now().plusSeconds(60))));
        var second = budget.take(CallClass.LIVE, Duration.ofSeconds(30)).orElseThrow();

        budget.used(second, Optional.of(new RateLimit(0, Instant.now().plusSeconds(3600))));

        assertThat(heldFor("5 min")).isEqualTo("20");
    }

    @Test
    void aServerThatHasMoreLeftThanTheBudgetChangesNothing(ApiBudget budget) throws SQLException {
        var permit = budget.take(CallClass.LIVE).orElseThrow();

        budget.used(permit, Optional.of(new RateLimit(180, Instant.now().plusSeconds(3600))));

        assertThat(heldFor("5 min")).isEqualTo("1");
    }

    @Test
    void aPauseStopsEverybody(ApiBudget budget) {
        budget.refused(Optional.of(new RateLimit(0, Instant.now().plusSeconds(3600))));

        for (CallClass callClass : CallClass.values()) {
            assertThat(budget.take(callClass)).as(callClass.name()).isEmpty();
        }
        assertThat(budget.usage().used()).isEqualTo(20);
    }

    @Test
    void aCallThatIsAnsweredDuringAPauseDoesNotEndIt(ApiBudget budget) throws SQLException {
        var underWay = budget.take(CallClass.LIVE).orElseThrow();
        budget.refused(Optional.of(new RateLimit(0, Instant.now().plusSeconds(3600))));

        budget.used(underWay, NOTHING_REPORTED);

        assertThat(heldFor("4 min")).isEqualTo("20");
    }

    @Test
    void aShortPauseDoesNotFreeWhatIsTakenForLonger(ApiBudget budget) throws SQLException {
        layOut(TAKEN_FOR_LONG, 20);

        budget.refused(Optional.of(new RateLimit(0, Instant.now())));

        assertThat(heldFor("30 min")).isEqualTo("20");
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
