package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.simulator.Faults;
import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.refresh.Mark;
import io.teamleaderhub.refresh.Need;
import io.teamleaderhub.refresh.StaleSet;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One entity spoils the list call that it shares with sixty others. */
class SpoiltListIT {
    private static final int CONTACTS = 61;
    /** Halving 61 keys down to one takes six levels of two calls; and a few for what is left alone in between. */
    private static final int MOST_LIST_CALLS = 20;

    record Spoiler(String name, Consumer<Faults.Plan> kind, String cause) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Spoiler> spoilers() {
        return Stream.of(
                        new Spoiler("400", calls -> calls.status(400), "invalid"),
                        new Spoiler("500", calls -> calls.status(500), "exhausted"),
                        new Spoiler("not JSON", calls -> calls.body("<html>"), "schema"))
                .limit(Scale.of(1, 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilers")
    void isFoundByHalvingAndTheOthersAreCurrent(Spoiler spoiler) throws Exception {
        var company =
                TestHub.smallCompany().withContacts(CONTACTS).withCompanies(0).withDeals(0);
        try (var hub = TestHub.loaded(company, Map.of("HUB_REFRESH_RETRY", "10ms"))) {
            var contacts = hub.simulator().records().ids("contacts");
            var bad = contacts.get(CONTACTS / 3);
            contacts.forEach(
                    id -> hub.simulator().records().updateSilently("contacts", id, Fields.of("last_name", "N")));
            spoiler.kind().accept(hub.simulator().faults().on("contacts.*").containing(bad));

            var stale = hub.hub().context().getBean(StaleSet.class);
            stale.mark(contacts.stream()
                    .map(id -> new EntityKey(EntityType.CONTACT, UUID.fromString(id)))
                    .map(key -> new Mark(key, Need.LIST, CallClass.LIVE, Cause.OPERATOR, false))
                    .toList());
            stale.wake();
            hub.awaitQuiet();

            assertThat(hub.query("SELECT id || ' ' || cause_class FROM hub.stale"))
                    .containsExactly(bad + " " + spoiler.cause());
            assertThat(hub.differences()).allMatch(line -> line.contains(bad));
            assertThat(calls(hub, "via = 'list' AND keys = " + CONTACTS)).isPositive();
            assertThat(calls(hub, "via = 'list' AND outcome <> 'unchanged' AND cause = 'operator'"))
                    .isBetween(7, MOST_LIST_CALLS);
            assertThat(hub.query("SELECT sum(marks) FROM hub.fetch_log WHERE cause = 'operator'"))
                    .as("each mark is answered once, the bad one's never")
                    .containsExactly(String.valueOf(CONTACTS - 1));
        }
    }

    private static int calls(TestHub hub, String where) throws Exception {
        return Integer.parseInt(hub.query("SELECT count(DISTINCT fetched_at) FROM hub.fetch_log WHERE " + where)
                .getFirst());
    }
}
