package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.TestHub;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * An entity that info has and lists do not show, as Teamleader may hide deactivated contacts: which lists hide is not
 * documented.
 */
class HiddenFromListsIT {
    @Test
    void isFetchedByInfoAndThenLeftInPeace() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of())) {
            var contact = hub.simulator().records().ids("contacts").getFirst();
            hub.simulator()
                    .faults()
                    .on("contacts.list")
                    .containing(contact)
                    .body("{\"data\":[],\"meta\":{\"page\":{\"size\":100,\"number\":1}}}");

            hub.simulator().records().update("contacts", contact, Fields.of("last_name", "Hidden"));
            hub.awaitQuiet();

            assertThat(hub.query("SELECT data ->> 'last_name' FROM hub.entity WHERE deleted_at IS NULL AND id = '%s'"
                            .formatted(contact)))
                    .containsExactly("Hidden");
            assertThat(hub.query("SELECT count(*) FROM hub.stale")).containsExactly("0");
            assertThat(hub.differences()).isEmpty();
        }
    }
}
