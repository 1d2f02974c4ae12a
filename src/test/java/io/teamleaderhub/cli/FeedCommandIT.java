package io.teamleaderhub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.support.EntityRecords;
import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The feed as an operator sees it: on the command line, in health and in the metrics. */
class FeedCommandIT {
    private static final String PUBLISHED = "SELECT hub.feed_position() = max(seq) FROM hub.entity_change";

    @Test
    void itsStateIsShownAndEverythingIsPublishedAgain() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of());
                var sent = new Sent()) {
            hub.awaitValue("t", PUBLISHED);
            hub.awaitValue("t", "SELECT next_type IS NULL FROM hub.feed_republish");
            var operator = new Operating(hub);
            var newest = hub.query("SELECT max(seq) FROM hub.entity_change").getFirst();
            assertThat(operator.run(0, "feed", "status"))
                    .contains("published up to  " + newest + ", newest change " + newest)
                    .contains("behind           0 changes, 0.0 s")
                    .contains("leader           pid-" + ProcessHandle.current().pid())
                    .contains("everything       asked for by topic");

            var rows = hub.query("SELECT count(*) FROM hub.entity").getFirst();
            assertThat(operator.run(2, "feed", "republish"))
                    .contains(rows + " entities would be published again. Nothing was done; add --yes to do it.");
            assertThat(operator.run(0, "feed", "republish", "--yes")).contains(rows + " entities are published again");
            hub.awaitValue("t", "SELECT next_type IS NULL AND cause = 'operator' FROM hub.feed_republish");
            assertThat(operator.run(0, "feed", "status", "--json"))
                    .contains("\"cause\":\"operator\"", "\"published\":" + rows, "\"lagChanges\":0");
            assertThat(EntityRecords.read(hub.surroundings()).copy())
                    .isEqualTo(EntityRecords.mirror(hub.surroundings()));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(management(hub, sent, "/health"))
                            .contains("\"feed\"", "\"position\":" + newest, "\"lagChanges\":0"));
            assertThat(management(hub, sent, "/prometheus"))
                    .contains("hub_feed_lag_changes 0.0", "hub_feed_lag_seconds 0.0", "hub_feed_oversize_total 0.0")
                    .containsPattern("hub_feed_published_total [1-9]");
        }
    }

    private static String management(TestHub hub, Sent sent, String path) throws Exception {
        var uri = URI.create("http://localhost:" + hub.surroundings().managementPort() + path);
        return sent.send("GET", uri, new byte[0], Optional.of(hub.surroundings().operatorToken()))
                .body();
    }
}
