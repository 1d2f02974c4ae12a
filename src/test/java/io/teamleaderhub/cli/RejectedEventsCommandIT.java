package io.teamleaderhub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operator at night: webhooks that could not be taken in, from the first look to the last. */
class RejectedEventsCommandIT {
    /** What would colour, clear or retitle a terminal, in both of its spellings. */
    private static final String ODD = "\u001b[2J\u009b31m\u0007 {\n\"type\"";

    @Test
    void fromTheFirstLookToTheLast() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of());
                var sent = new Sent()) {
            var operator = new Operating(hub);
            assertThat(operator.run(0, "rejected-events", "list")).contains("No rejected events.");
            var door = URI.create(hub.simulator().deliveries().urls().getFirst());
            assertThat(sent.post(door, ODD.getBytes(UTF_8)).statusCode()).isEqualTo(400);
            var id = hub.query("SELECT id FROM hub.rejected_event").getFirst();
            assertThat(operator.run(0, "status")).contains(" received in 24 hours, 1 rejected");

            assertThat(operator.run(0, "rejected-events", "list"))
                    .contains("%s  unreadable, 19 bytes, ".formatted(id))
                    .contains("[2J 31m  { \"type\"")
                    .contains("unreadable: 1")
                    .doesNotContain("\u001b", "\u009b", "\u0007");
            assertThat(operator.run(0, "rejected-events", "show", id))
                    .contains("from door:" + id)
                    .doesNotContain("\u001b", "\u009b", "\u0007");
            assertThat(operator.run(0, "rejected-events", "show", id, "--json"))
                    .contains("\\u001B[2J\\u009b31m\\u0007")
                    .doesNotContain("\u001b", "\u009b", "\u0007");
            assertThat(operator.run(2, "rejected-events", "show", "12"))
                    .contains("400: id must be a rejected event's id.");
            assertThat(operator.run(2, "rejected-events", "replay")).contains("400: Say in select");
            assertThat(operator.run(0, "rejected-events", "replay", "--all"))
                    .contains("0 rejected events are taken in, 1 still cannot be.");
            assertThat(operator.run(0, "rejected-events", "list", "--cause", "unreadable"))
                    .contains("; read again 1 times, lately ");

            Query.execute(
                    hub.surroundings().database(),
                    "UPDATE hub.rejected_event SET body = convert_to('"
                            + "{\"type\":\"contact.updated\",\"subject\":{\"type\":\"contact\",\"id\":\"" + id
                            + "\"}}', 'UTF8')");
            assertThat(operator.run(0, "rejected-events", "replay", "--search", id, "--dry-run"))
                    .contains("1 rejected events would be read again.");
            assertThat(operator.run(2, "rejected-events", "discard", "--all", "--reason", "test"))
                    .contains("1 rejected events would be discarded. Nothing was done; add --yes to do it.");
            assertThat(operator.run(0, "rejected-events", "replay", "--search", id))
                    .contains("1 rejected events are taken in, 0 still cannot be.");
            assertThat(operator.run(0, "rejected-events", "list", "--json")).contains("\"items\":[]");
        }
    }
}
