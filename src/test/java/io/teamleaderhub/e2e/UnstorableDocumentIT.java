package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.TestHub;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document that PostgreSQL cannot hold: it has a NUL character in a text. */
class UnstorableDocumentIT {
    private static final String DEAD = "SELECT cause_class FROM hub.stale WHERE state = 'dead' AND id = '%s'";

    /** Remarks show in info only; the last name in lists too, so that a list row is unstorable already. */
    @ParameterizedTest
    @ValueSource(strings = {"remarks", "last_name"})
    void isADeadLetterThatHoldsUpNobodyAndLivesAgainOnceRepaired(String field) throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of())) {
            var records = hub.simulator().records();
            var contacts = records.ids("contacts");
            var bad = contacts.get(1);
            for (String contact : contacts) {
                records.update("contacts", contact, Fields.of(field, contact.equals(bad) ? "a\u0000b" : "fine"));
            }
            hub.awaitQuiet();
            assertThat(hub.query(DEAD.formatted(bad))).containsExactly("unstorable");
            assertThat(hub.query("SELECT count(*) FROM hub.entity WHERE data ->> '" + field + "' = 'fine'"))
                    .containsExactly(String.valueOf(contacts.size() - 1));

            hub.operator().post("/admin/reconciliations");
            hub.awaitQuiet();
            assertThat(hub.query(DEAD.formatted(bad))).containsExactly("unstorable");

            records.update("contacts", bad, Fields.of(field, "repaired"));
            hub.awaitQuiet();
            assertThat(hub.differences()).isEmpty();
            assertThat(hub.query("SELECT count(*) FROM hub.stale")).containsExactly("0");
        }
    }
}
