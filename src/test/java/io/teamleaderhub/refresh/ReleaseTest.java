package io.teamleaderhub.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReleaseTest {
    private static final Duration COOLDOWN = Duration.ofSeconds(5);
    private static final StaleRow LIVE_LIST = Stale.row(Need.LIST, CallClass.LIVE, 2);

    @Test
    void aNeedMetWhileItWasMarkedAgainIsDueAfterItsCooldown() {
        var release = Release.of(LIVE_LIST, new Settlement.Cleared(), true, COOLDOWN);

        assertIsPending(release, Need.LIST, CallClass.LIVE, 0, COOLDOWN);
    }

    @Test
    void theOtherTruthFollowsInBackfillButNotWhenMarkedAgain() {
        var rest = new Settlement.Rest(Need.DETAIL_REST, Duration.ofSeconds(9));

        assertIsPending(
                Release.of(LIVE_LIST, rest, false, COOLDOWN),
                Need.DETAIL_REST,
                CallClass.BACKFILL,
                0,
                Duration.ofSeconds(9));
        assertIsPending(Release.of(LIVE_LIST, rest, true, COOLDOWN), Need.LIST, CallClass.LIVE, 0, COOLDOWN);
    }

    @Test
    void whatOnlyInfoCanTellIsAskedAtOnceAsUrgentlyAsBefore() {
        var now = new Settlement.DetailNow();

        assertIsPending(Release.of(LIVE_LIST, now, false, COOLDOWN), Need.DETAIL, CallClass.LIVE, 0, Duration.ZERO);
        assertIsPending(Release.of(LIVE_LIST, now, true, COOLDOWN), Need.DETAIL, CallClass.LIVE, 0, COOLDOWN);
    }

    @Test
    void whatWasNotTriedKeepsItsAttemptsAndItsAge() {
        var release = Release.of(
                Stale.row(Need.LIST, CallClass.LIVE, 0),
                new Settlement.Postponed(Duration.ofSeconds(3)),
                false,
                COOLDOWN);

        assertIsPending(release, Need.LIST, CallClass.LIVE, 0, Duration.ofSeconds(3));
        assertThat(fetched(release)).isFalse();
        assertThat(Release.of(LIVE_LIST, new Settlement.Postponed(Duration.ZERO), true, COOLDOWN)
                        .attempts())
                .isEqualTo(2);
    }

    @Test
    void aFailureWaitsItsBackOffWithOneMoreAttemptAlsoWhenMarkedAgain() {
        var retry = new Settlement.Retry(Duration.ofSeconds(8), Settlement.Failure.UNAVAILABLE, "status 503");

        for (boolean markedAgain : new boolean[] {false, true}) {
            var release = Release.of(LIVE_LIST, retry, markedAgain, COOLDOWN);
            assertThat(release.state()).isEqualTo("waiting");
            assertThat(release.attempts()).isEqualTo(3);
            assertThat(release.pause()).isEqualTo(Duration.ofSeconds(8));
            assertThat(fetched(release)).isFalse();
        }
    }

    @Test
    void aNewMarkRevivesWhatWouldBeDead() {
        var dead = new Settlement.Dead(Settlement.Failure.DENIED, "no");

        var release = Release.of(LIVE_LIST, dead, false, COOLDOWN);
        assertThat(release.state()).isEqualTo("dead");
        assertThat(Json.text(release.toJson(), "cause_class")).contains("denied");
        assertIsPending(Release.of(LIVE_LIST, dead, true, COOLDOWN), Need.LIST, CallClass.LIVE, 0, COOLDOWN);
    }

    @ParameterizedTest
    @EnumSource
    void everyFailureIsNamedInItsRow(Settlement.Failure failure) {
        var json = Release.of(LIVE_LIST, new Settlement.Retry(Duration.ZERO, failure, "why"), false, COOLDOWN)
                .toJson();

        assertThat(Json.text(json, "cause_class").map(String::toUpperCase)).contains(failure.name());
        assertThat(Json.text(json, "last_error")).contains("why");
    }

    @Test
    void anErrorOfAnyTextIsStoredAsOneBoundedLine() {
        var error = "a\u0000b\n" + "\ud83d\ude00".repeat(400);
        var retry = new Settlement.Retry(Duration.ZERO, Settlement.Failure.SCHEMA, error);

        var stored = Json.text(Release.of(LIVE_LIST, retry, false, COOLDOWN).toJson(), "last_error")
                .orElseThrow();

        assertThat(stored)
                .startsWith("a b \ud83d\ude00")
                .endsWith("\ud83d\ude00")
                .hasSizeLessThanOrEqualTo(500);
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
        assertThat(release.attempts()).isEqualTo(attempts);
        assertThat(member(release, "wait").getLongValue()).isEqualTo(wait.toMillis());
        assertThat(Json.text(release.toJson(), "cause_class")).isEmpty();
    }
}
