package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.simulator.Records;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Teamleader's time of change has whole seconds: two changes may carry the same. In {@code mvn verify} contacts change
 * twice in a second 100 times, in full 10,000 times.
 */
class SameSecondIT {
    private static final int DOUBLE_UPDATES = Scale.of(50, 5_000);
    private static final int CONTACTS = Scale.of(10, 200);

    @ParameterizedTest(name = "first one mirrored before the second: {0}")
    @ValueSource(booleans = {true, false})
    void twoUpdatesInOneSecondEndWithTheSecond(boolean firstIsMirrored) throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany().withContacts(CONTACTS), Map.of())) {
            var records = hub.simulator().records();
            var contacts = records.ids("contacts");
            for (int round = 0; round < DOUBLE_UPDATES / CONTACTS; round++) {
                updateAll(records, contacts, "first", round);
                if (firstIsMirrored) {
                    hub.awaitValue(String.valueOf(CONTACTS), mirrored("first", round));
                }
                updateAll(records, contacts, "second", round);
                hub.awaitValue(String.valueOf(CONTACTS), mirrored("second", round));
            }
            hub.awaitQuiet();
            assertThat(hub.differences()).isEmpty();
        }
    }

    @Test
    void theSecondMayShowInInfoOnly() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of())) {
            var records = hub.simulator().records();
            var company = records.ids("companies").getFirst();
            for (String remarks : List.of("first", "second")) {
                records.update("companies", company, Fields.of("remarks", remarks, "updated_at", second(0)));
                hub.awaitQuiet();
            }
            assertThat(hub.query("SELECT data ->> 'remarks' FROM hub.entity WHERE id = '%s'".formatted(company)))
                    .containsExactly("second");
        }
    }

    /** Every other contact in a field that only info has. */
    private static void updateAll(Records records, List<String> contacts, String name, int round) {
        for (int i = 0; i < contacts.size(); i++) {
            var field = i % 2 == 0 ? "last_name" : "remarks";
            records.update("contacts", contacts.get(i), Fields.of(field, name + round, "updated_at", second(round)));
        }
    }

    private static String second(int round) {
        return "2026-02-01T%02d:%02d:00+00:00".formatted(round / 60 % 24, round % 60);
    }

    private static String mirrored(String name, int round) {
        return "SELECT count(*) FROM hub.entity WHERE type = 'contact' AND '%s%d' IN (data ->> 'last_name', data ->> 'remarks')"
                .formatted(name, round);
    }
}
