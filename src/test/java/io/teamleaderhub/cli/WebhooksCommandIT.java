package io.teamleaderhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.support.TestHub;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The registrations at Teamleader, at a terminal. */
class WebhooksCommandIT {
    @Test
    void whatIsNotWantedIsShownAndUnregisteredAndWhatIsNotKnownIsLeft() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of("HUB_TYPES", "contact,company"))) {
            var operator = new Operating(hub);
            var deliveries = hub.simulator().deliveries();
            var own = URI.create(deliveries.urls().getFirst());
            var stray = own.resolve("/webhooks/teamleader/7/" + "A".repeat(43));
            deliveries.register(own, List.of("ticket.created", "spaceship.launched"));
            deliveries.register(stray, List.of("ticket.closed"));
            deliveries.register(URI.create("https://elsewhere.example/a-secret-of-theirs"), List.of("ticket.closed"));

            assertThat(operator.run(0, "webhooks", "list"))
                    .contains("place   " + hub.surroundings().hubUrl() + "/webhooks/teamleader, proven by url")
                    .contains("wanted  11 types")
                    .contains(", current, 13 types, registered 20")
                    .contains("surplus: ticket.created", "unknown: spaceship.launched")
                    .contains("url     7, unknown, 1 types")
                    .contains("other   a URL at elsewhere.example, 1 types")
                    .doesNotContain("a-secret-of-theirs", "A".repeat(43), signature(own));

            assertThat(operator.run(0, "webhooks", "sync")).contains("0 types registered, 2 unregistered.");

            assertThat(operator.run(0, "webhooks", "list"))
                    .contains(", current, 12 types", "unknown: spaceship.launched", "elsewhere.example")
                    .doesNotContain("surplus", "url     7");
            deliveries.forgetUrls();
            assertThat(operator.run(0, "webhooks", "sync")).contains("11 types registered, 0 unregistered.");
            assertThat(hub.query("SELECT DISTINCT cause FROM hub.gap")).containsExactly("not_registered");
            assertThat(operator.run(0, "webhooks", "sync")).contains("0 types registered, 0 unregistered.");
        }
    }

    @Test
    void theUrlIsReplacedAndNoneIsShown() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of())) {
            var operator = new Operating(hub);
            var old = URI.create(hub.simulator().deliveries().urls().getFirst());

            assertThat(operator.run(0, "webhooks", "rotate")).containsPattern("has key \\d+-1 and is current");
            assertThat(operator.run(1, "webhooks", "rotate")).contains("A rotation is under way");

            var shown = operator.run(0, "webhooks", "list") + operator.run(0, "webhooks", "list", "--json");
            assertThat(shown).contains(", leaving, ", "-1, current, ", "\"state\":\"leaving\"");
            for (String url : hub.simulator().deliveries().urls()) {
                assertThat(shown).doesNotContain(signature(URI.create(url)));
            }
            assertThat(shown).doesNotContain(signature(old));
        }
    }

    @Test
    void beforeTheFirstConsentItSaysSo() {
        try (var hub = TestHub.start(TestHub.smallCompany(), Map.of())) {
            var operator = new Operating(hub);
            assertThat(operator.run(1, "webhooks", "list")).contains("The hub is not connected to Teamleader");
            assertThat(operator.run(1, "webhooks", "sync")).contains("The hub is not connected to Teamleader");
            assertThat(operator.run(1, "webhooks", "rotate")).contains("The hub is not connected to Teamleader");
        }
    }

    private static String signature(URI url) {
        return url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
    }
}
