package io.teamleaderhub.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReleaseTest {
    private static final Duration COOLDOWN = Duration.ofSeconds(5);
    private static final StaleRow LIVE_LIST = Stale.row(Need.LIST, CallClass.LIVE, 2);

    @Test
    void aNeedMetWhileItWasMarkedAgainIsDueAfterItsCooldown() {
        var release = released(LIVE_LIST, new Settlement.Cleared(), true);

        assertIsPending(release, Need.LIST, CallClass.LIVE, 0, COOLDOWN);
    }

    @Test
    void theOtherTruthFollowsInBackfillButNotWhenMarkedAgain() {
        var rest = new Settlement.Rest(Need.DETAIL_REST, Duration.ofSeconds(9));

        assertIsPending(
                released(LIVE_LIST, rest, false), Need.DETAIL_REST, CallClass.BACKFILL, 0, Duration.ofSeconds(9));
        assertIsPending(released(LIVE_LIST, rest, true), Need.LIST, CallClass.LIVE, 0, COOLDOWN);
    }

    @Test
    void whatOnlyInfoCanTellIsAskedAtOnceAsUrgentlyAsBefore() {
        var now = new Settlement.DetailNow();

        assertIsPending(released(LIVE_LIST, now, false), Need.DETAIL, CallClass.LIVE, 0, Duration.ZERO);
        assertIsPending(released(LIVE_LIST, now, true), Need.DETAIL, CallClass.LIVE, 0, COOLDOWN);
    }

    @Test
    void whatWasNotTriedKeepsItsAttemptsAndItsAge() {
        var release = released(
                Stale.row(Need.LIST, CallClass.LIVE, 0), new Settlement.Postponed(Duration.ofSeconds(3)), false);

        assertIsPending(release, Need.LIST, CallClass.LIVE, 0, Duration.ofSeconds(3));
        assertThat(fetched(release)).isFalse();
        assertThat(released(LIVE_LIST, new Settlement.Postponed(Duration.ZERO), true)
                        .tries()
                        .attempts())
                .isEqualTo(2);
    }

    @Test
    void aFailureWaitsItsBackOffWithOneMoreAttemptAlsoWhenMarkedAgain() {
        var retry = new Settlement.Retry(Duration.ofSeconds(8), Failure.UNAVAILABLE, "status 503", false);

        for (boolean markedAgain : new boolean[] {false, true}) {
            var release = released(LIVE_LIST, retry, markedAgain);
            assertThat(release.state()).isEqualTo("waiting");
            assertThat(release.tries().attempts()).isEqualTo(3);
            assertThat(release.pause()).isEqualTo(Duration.ofSeconds(8));
            assertThat(fetched(release)).isFalse();
        }
    }

    @Test
    void aNewMarkRevivesWhatWouldBeDead() {
        var dead = new Settlement.Dead(Failure.DENIED, "no");

        var release = released(LIVE_LIST, dead, false);
        assertThat(release.state()).isEqualTo("dead");
        assertThat(Json.text(release.toJson(), "cause_class")).contains("denied");
        assertIsPending(released(LIVE_LIST, dead, true), Need.LIST, CallClass.LIVE, 0, COOLDOWN);
    }

    @ParameterizedTest
    @EnumSource
    void everyFailureIsNamedInItsRow(Failure failure) {
        var json = released(LIVE_LIST, new Settlement.Retry(Duration.ZERO, failure, "why", false), false)
                .toJson();

        assertThat(Json.text(json, "cause_class").map(String::toUpperCase)).contains(failure.name());
        assertThat(Json.text(json, "last_error")).contains("why");
    }

    @Test
    void anErrorOfAnyTextIsStoredAsOneBoundedLine() {
        var error = "a\u0000b\n" + "\ud83d\ude00".repeat(400);
        var retry = new Settlement.Retry(Duration.ZERO, Failure.SCHEMA, error, false);

        var stored = Json.text(released(LIVE_LIST, retry, false).toJson(), "last_error")
                .orElseThrow();

        assertThat(stored)
                .startsWith("a b \ud83d\ude00")
                .endsWith("\ud83d\ude00")
                .hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void onlyAFailureOfItsOwnCountsTowardsDeathAndTroubleOfTheApiStartsAnew() {
        var own = new Settlement.Retry(Duration.ZERO, Failure.UNAVAILABLE, "status 500", true);
        var notOwn = new Settlement.Retry(Duration.ZERO, Failure.UNAVAILABLE, "status 500", false);
        var failedTwice = Stale.failedByItself(LIVE_LIST, 2);

        assertThat(released(failedTwice, own, false).tries()).isEqualTo(new Tries(3, 3, 100));
        assertThat(released(failedTwice, notOwn, false).tries()).isEqualTo(new Tries(3, 0, 100));
    }

    @Test
    void whatSpoiledAListCallComesAgainAtOnceInASmallerOne() {
        var release = released(LIVE_LIST, new Settlement.Split(50), false);

        assertThat(release.state()).isEqualTo("pending");
        assertThat(release.tries()).isEqualTo(new Tries(2, 0, 50));
        assertThat(release.marks()).isEqualTo(3);
        assertThat(release.pause()).isZero();
    }

    @Test
    void marksThatCameDuringTheFetchAreStillToBeAnswered() {
        assertThat(released(LIVE_LIST, new Settlement.Cleared(), true).marks()).isEqualTo(2);
    }

    @Test
    void aFetchThatDidNotBringWhatWasAskedForAnswersNoMark() {
        for (Settlement settlement : List.of(
                new Settlement.DetailNow(),
                new Settlement.Postponed(Duration.ZERO),
                new Settlement.Retry(Duration.ZERO, Failure.UNAVAILABLE, "status 503", false),
                new Settlement.Dead(Failure.DENIED, "no"))) {
            assertThat(released(LIVE_LIST, settlement, false).marks())
                    .as("%s", settlement)
                    .isEqualTo(3);
        }
        assertThat(released(LIVE_LIST, new Settlement.Rest(Need.DETAIL_REST, Duration.ZERO), false)
                        .marks())
                .isZero();
    }

    @Test
    void aDeletionFreedDuringTheFetchIsTriedAgain() {
        var parked = new Settlement.Parked(Failure.WITHHELD, "404");
        var withheld = new Claim.Key(Stale.CONTACT, 7, Cause.RECONCILE, false, Tries.NONE, 1, true);

        var release = Release.of(withheld, LIVE_LIST, parked, COOLDOWN);

        assertThat(release.state()).isEqualTo("pending");
    }

    private static Release released(StaleRow row, Settlement settlement, boolean markedAgain) {
        return Release.of(row.claimed(), markedAgain ? Stale.markedAgain(row) : row, settlement, COOLDOWN);
    }

    private static boolean fetched(Release release) {
        return member(release, "fetched").getBooleanValue();
    }

    private static JsonNode member(Release release, String name) {
        return Json.member(release.toJson(), name);
    }

    private static void assertIsPending(Release release, Need need, CallClass callClass, int attempts, Duration wait) {
        assertThat(release.state()).isEqualTo("pending");
        assertThat(release.need()).isEqualTo(need.stored());
        assertThat(release.callClass()).isEqualTo(callClass.number());
        assertThat(release.tries().attempts()).isEqualTo(attempts);
        assertThat(member(release, "wait").getLongValue()).isEqualTo(wait.toMillis());
        assertThat(Json.text(release.toJson(), "cause_class")).isEmpty();
    }
}
