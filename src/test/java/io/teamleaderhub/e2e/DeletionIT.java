package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.TestHub;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is deleted stays deleted, until it is there again. */
class DeletionIT {
    private static TestHub hub;

    @BeforeAll
    static void start() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany(), LateAnswer.TWO_WORKERS);
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    @Test
    void aLateUpdateEventDoesNotResurrect() throws Exception {
        var contact = hub.simulator().records().ids("contacts").get(0);
        hub.simulator().records().delete("contacts", contact);
        hub.awaitQuiet();

        var events =
                Long.parseLong(hub.query("SELECT count(*) FROM hub.event_log").getFirst());
        assertThat(Door.deliver(hub.simulator(), "contact.updated", "contact", contact))
                .isEqualTo(204);
        hub.awaitValue(String.valueOf(events + 1), "SELECT count(*) FROM hub.event_log");
        hub.awaitQuiet();

        assertDeletedOnce(contact);
    }

    @Test
    void anAnswerFromBeforeTheDeletionDoesNotResurrect() throws Exception {
        var contact = hub.simulator().records().ids("contacts").get(1);
        var late =
                hub.simulator().faults().on("contacts.info").containing(contact).hold();
        hub.simulator().records().update("contacts", contact, Fields.of("last_name", "Still there"));
        late.awaitArrival();
        hub.simulator().records().delete("contacts", contact);
        LateAnswer.endClaim(hub, contact);
        hub.awaitValue("t", "SELECT deleted_at IS NOT NULL FROM hub.entity WHERE id = '%s'".formatted(contact));
        LateAnswer.come(hub, late);
        hub.awaitQuiet();

        assertDeletedOnce(contact);
    }

    @Test
    void whatIsThereAgainIsRevived() throws Exception {
        var contact = hub.simulator().records().ids("contacts").get(2);
        hub.simulator().records().delete("contacts", contact);
        hub.awaitValue("t", "SELECT deleted_at IS NOT NULL FROM hub.entity WHERE id = '%s'".formatted(contact));
        hub.simulator().records().add("contacts", Fields.of("id", contact, "last_name", "Again"));
        hub.awaitQuiet();

        assertThat(hub.query(operations(contact))).containsSubsequence("create", "delete", "revive");
        assertThat(hub.query(operations(contact))).containsOnlyOnce("revive");
        assertThat(hub.differences()).isEmpty();
    }

    private static void assertDeletedOnce(String contact) throws Exception {
        assertThat(hub.query(operations(contact))).containsOnlyOnce("delete").endsWith("delete");
        assertThat(hub.query("SELECT deleted_at IS NOT NULL FROM hub.entity WHERE id = '%s'".formatted(contact)))
                .containsExactly("t");
        assertThat(hub.differences()).isEmpty();
    }

    private static String operations(String id) {
        return "SELECT operation FROM hub.entity_change WHERE id = '%s' ORDER BY seq".formatted(id);
    }
}
