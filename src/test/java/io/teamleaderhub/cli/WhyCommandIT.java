package io.teamleaderhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.TestHub;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An operator asks why a contact is as it is. */
class WhyCommandIT {
    @Test
    void theStoryIsToldInTheOrderOfTime() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of())) {
            var operator = new Operating(hub);
            var contact = hub.simulator().records().ids("contacts").getFirst();
            hub.simulator().records().update("contacts", contact, Fields.of("last_name", "Chang\u001bed"));
            hub.awaitQuiet();
            hub.simulator().faults().on("contacts.*").containing(contact).status(400);
            hub.simulator().records().update("contacts", contact, Fields.of("last_name", "Bad"));
            hub.awaitQuiet();

            var told = operator.run(0, "why", "contact", contact);

            assertThat(told).startsWith("contact " + contact + " is a dead letter (invalid, ");
            var inOrder = new String[] {
                "  version  create, cause reconcile",
                "  event    contact.updated (event ",
                "folded: changed",
                "  version  update, cause webhook: ",
                "  event    contact.updated (event ",
                "  fetch    by ",
                ": invalid: 400",
                "  dead     invalid after ",
                "2 events, "
            };
            assertThat(told).containsSubsequence(inOrder).doesNotContain("\u001b");
            assertThat(operator.run(0, "why", "contact", contact, "--limit", "1"))
                    .contains("; the latest are shown, --limit shows more.");
            assertThat(operator.run(0, "why", "contact", contact, "--json")).startsWith("{\"type\":\"contact\",");
            assertThat(operator.run(2, "why", "unicorn", contact)).contains("400: type must be one of contact");
            assertThat(operator.run(1, "why", "contact", UUID.randomUUID().toString()))
                    .contains("404: No event and no full sync ever named contact ");
        }
    }
}
