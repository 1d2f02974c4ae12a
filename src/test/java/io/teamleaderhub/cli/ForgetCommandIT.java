package io.teamleaderhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.support.TestHub;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An operator has somebody forgotten. */
class ForgetCommandIT {
    @Test
    void itIsCountedThenDoneThenLifted() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of())) {
            var operator = new Operating(hub);
            var contact = hub.simulator().records().ids("contacts").getFirst();
            var count = "SELECT count(*) FROM hub.entity WHERE id = '%s'".formatted(contact);

            assertThat(operator.run(0, "forget", "contact", contact, "--reason", "ticket 1"))
                    .contains("contact %s would be forgotten (--yes does it): 1 of entity, ".formatted(contact));
            assertThat(hub.query(count)).containsExactly("1");
            assertThat(operator.run(0, "forget", "contact", contact, "--reason", "ticket 1", "--yes"))
                    .contains("contact %s is forgotten. Removed: 1 of entity, ".formatted(contact));
            assertThat(hub.query(count)).containsExactly("0");
            assertThat(operator.run(1, "refresh", "contact", contact)).contains("was forgotten");

            assertThat(operator.run(0, "forget", "contact", contact, "--reason", "ticket 2", "--lift"))
                    .contains("may be mirrored again");
            assertThat(operator.run(0, "refresh", "contact", contact)).contains("is current");
            assertThat(operator.run(1, "forget", "contact", UUID.randomUUID().toString(), "--reason", "ticket 3"))
                    .contains("404: Nothing is known of contact:");
            assertThat(operator.run(2, "forget", "contact", contact)).contains("--reason");
        }
    }
}
