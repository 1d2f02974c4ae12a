package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.simulator.Records;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.TestHub;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change at the source while the answer about the entity is still on its way. */
class UpdateDuringFetchIT {
    private static final String SAME_SECOND = "2026-02-01T10:00:00+00:00";

    /** The second change shows in info only, and not even the source's time of change tells it from the first. */
    @ParameterizedTest
    @CsvSource({"contacts, contact, remarks", "companies, company, remarks", "deals, deal, title"})
    void isNotSwallowed(String path, String type, String field) throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of())) {
            var records = hub.simulator().records();
            var id = records.ids(path).getFirst();
            var held =
                    hub.simulator().faults().on(path + ".info").containing(id).hold();
            update(records, path, id, field, "first");
            held.awaitArrival();

            var claimed = dirtySeq(hub, type, id);
            update(records, path, id, field, "second");
            hub.awaitValue("t", "SELECT dirty_seq > %s FROM hub.stale WHERE id = '%s'".formatted(claimed, id));
            held.release();
            hub.awaitQuiet();

            assertThat(hub.query("SELECT data ->> '%s' FROM hub.entity WHERE id = '%s'".formatted(field, id)))
                    .containsExactly("second");
            assertThat(hub.differences()).isEmpty();
        }
    }

    /**
     * Two workers. The first one's answer is held until its claim has run out, the second one has fetched and cleared the
     * key, and a newer mark is being fetched. What the first one brings is then older than everything.
     */
    @Test
    void aLateAnswerNeitherOverwritesWhatIsNewerNorClearsANewerMark() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), LateAnswer.TWO_WORKERS)) {
            var records = hub.simulator().records();
            var contact = records.ids("contacts").getFirst();
            var info = hub.simulator().faults().on("contacts.info").containing(contact);

            var late = info.hold();
            update(records, "contacts", contact, "remarks", "first");
            late.awaitArrival();
            update(records, "contacts", contact, "remarks", "second");
            LateAnswer.endClaim(hub, contact);
            hub.awaitValue("second", remarks(contact));
            hub.awaitQuiet();

            var newer = info.hold();
            update(records, "contacts", contact, "remarks", "third");
            newer.awaitArrival();
            var mark = hub.query(mark(contact));
            LateAnswer.comeWhileTheOtherIsHeld(
                    hub, late, records.ids("companies").getFirst());

            assertThat(hub.query(remarks(contact))).containsExactly("second");
            assertThat(hub.query(mark(contact))).hasSize(1).isEqualTo(mark);
            newer.release();
            hub.awaitQuiet();
            assertThat(hub.query(remarks(contact))).containsExactly("third");
            assertThat(hub.differences()).isEmpty();
        }
    }

    private static void update(Records records, String path, String id, String field, String value) {
        records.update(path, id, Fields.of(field, value, "updated_at", SAME_SECOND));
    }

    private static String dirtySeq(TestHub hub, String type, String id) throws Exception {
        return hub.query("SELECT dirty_seq FROM hub.stale WHERE type = '%s' AND id = '%s'".formatted(type, id))
                .getFirst();
    }

    private static String remarks(String id) {
        return "SELECT data ->> 'remarks' FROM hub.entity WHERE id = '%s'".formatted(id);
    }

    private static String mark(String id) {
        return "SELECT dirty_seq || ' ' || claim_token FROM hub.stale WHERE id = '%s'".formatted(id);
    }
}
