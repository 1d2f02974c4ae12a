package io.teamleaderhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.TestHub;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operator at night: one entity refreshed, and dead letters from the first look to the last. */
class DeadLettersCommandIT {
    @Test
    void fromAFailureToItsRepair() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of())) {
            var operator = new Operating(hub);
            var contacts = hub.simulator().records().ids("contacts");
            var contact = contacts.get(0);
            assertThat(operator.run(0, "refresh", "contact", contact)).contains("is current; nothing had changed.");
            assertThat(operator.run(2, "refresh", "unicorn", contact)).contains("400: type must be one of contact");
            assertThat(operator.run(0, "dead-letters", "list")).contains("No dead letters.");

            hub.simulator().faults().on("contacts.*").containing(contact).status(400);
            hub.simulator().records().updateSilently("contacts", contact, Fields.of("remarks", "New"));
            assertThat(operator.run(1, "refresh", "contact", contact))
                    .contains("is a dead letter: 400: Simulated fault");
            assertThat(operator.run(0, "dead-letters", "list", "--type", "contact"))
                    .contains("contact %s  invalid, 1 attempts, ".formatted(contact))
                    .contains("invalid: 1");
            assertThat(operator.run(2, "dead-letters", "replay")).contains("Say in select");
            assertThat(operator.run(0, "dead-letters", "replay", "--cause", "invalid", "--dry-run"))
                    .contains("1 dead letters would be tried again.");
            assertThat(operator.run(2, "dead-letters", "discard", "--all", "--reason", "test"))
                    .contains("1 dead letters would be discarded. Nothing was done; add --yes to do it.");

            hub.simulator().faults().clear();
            assertThat(operator.run(0, "dead-letters", "replay", "--cause", "invalid"))
                    .contains("1 dead letters are tried again.");
            hub.awaitQuiet();
            assertThat(hub.differences()).isEmpty();
            assertThat(operator.run(0, "dead-letters", "list")).contains("No dead letters.");
        }
    }
}
