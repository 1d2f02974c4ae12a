package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.simulator.DeliveryFaults;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Entities that cannot be fetched or kept, of every kind, among many that can. */
class PoisonIT {
    private static final int CONTACTS = Scale.of(60, 1_500);
    private static final int OF_EACH_KIND = Scale.of(2, 17);
    private static final int ROUNDS = Scale.of(3, 6);
    private static final Duration OUTAGE = Duration.ofSeconds(Scale.of(6, 120));
    /**
     * What changes again while it cools down is due at the same time as the others, so that many share a call and poison can
     * spoil its neighbours'; and what fails is soon tried often enough.
     */
    private static final Map<String, String> SETTINGS =
            Map.of("HUB_REFRESH_COOLDOWN", "1s", "HUB_REFRESH_RETRY", "10ms");

    private static final String DEAD = "SELECT id || ' ' || cause_class FROM hub.stale WHERE state = 'dead'";

    /** A kind of poison; a list call that asks for such an entity fails as its info does. */
    private enum Poison {
        INVALID,
        DENIED,
        SCHEMA,
        UNSTORABLE,
        EXHAUSTED;

        void into(TeamleaderSimulator simulator, String contact) {
            var calls = simulator.faults().on("contacts.*").containing(contact);
            switch (this) {
                case INVALID -> calls.status(400);
                case DENIED -> calls.status(403);
                case SCHEMA -> calls.body("<html>maintenance</html>");
                case EXHAUSTED -> calls.status(500);
                case UNSTORABLE ->
                    simulator.records().updateSilently("contacts", contact, Fields.of("last_name", "a\u0000b"));
            }
        }
    }

    @Test
    void poisonIsParkedAndNothingElse() throws Exception {
        try (var hub = hub()) {
            var contacts = hub.simulator().records().ids("contacts");
            var poisoned = poison(hub, contacts);
            for (int round = 0; round < ROUNDS; round++) {
                change(
                        hub,
                        contacts.stream()
                                .filter(id -> !poisoned.containsKey(id))
                                .toList(),
                        "round " + round);
                announce(hub, poisoned);
                assertThat(Door.deliver(hub.simulator(), "contact.updated", "contact", "no id " + round))
                        .isEqualTo(204);
            }
            hub.awaitQuiet();

            assertThat(hub.query(DEAD)).containsExactlyInAnyOrderElementsOf(expected(poisoned));
            assertThat(hub.query("SELECT count(*) FROM hub.rejected_event")).containsExactly(String.valueOf(ROUNDS));
            assertThat(hub.differences())
                    .allMatch(line -> poisoned.keySet().stream().anyMatch(line::contains));

            mend(hub, poisoned.keySet().stream().toList());
            assertReplayedOnce(hub, poisoned.size());
        }
    }

    private static void assertReplayedOnce(TestHub hub, int letters) throws Exception {
        assertThat(replay(hub, true)).containsExactly(letters, 0);
        assertThat(hub.query(DEAD)).hasSize(letters);
        assertThat(replay(hub, false)).containsExactly(letters, letters);
        hub.awaitQuiet();
        assertThat(hub.query(DEAD)).isEmpty();
        assertThat(hub.differences()).isEmpty();

        var fetches = hub.query("SELECT count(*) FROM hub.fetch_log");
        assertThat(replay(hub, false)).containsExactly(0, 0);
        hub.awaitQuiet();
        assertThat(hub.query("SELECT count(*) FROM hub.fetch_log")).isEqualTo(fetches);
    }

    /** Three kinds of outage in turn, each long enough for more failures than poison is given. */
    @Test
    void anOutageIsNoPoisonWhateverItLooksLike() throws Exception {
        try (var hub = hub()) {
            var contacts = hub.simulator().records().ids("contacts");
            for (int kind = 0; kind < 3; kind++) {
                var calls = hub.simulator().faults().on("contacts.*");
                switch (kind) {
                    case 0 -> calls.status(503);
                    case 1 -> calls.body("<html>maintenance</html>");
                    default -> calls.status(400);
                }
                change(hub, contacts, "outage " + kind);
                hub.awaitValue(
                        "t",
                        "SELECT max(attempts) > 12 FROM hub.stale WHERE now() - first_failed_at > interval '%d ms'"
                                .formatted(OUTAGE.toMillis()));
                assertThat(hub.query(DEAD)).isEmpty();
                hub.simulator().faults().clear();
                hub.awaitQuiet();
            }
            assertThat(hub.query(DEAD)).isEmpty();
            assertThat(hub.differences()).isEmpty();
        }
    }

    @Test
    void anAnswerTooLargeOrTooDeepIsADeadLetterThatSaysSo() throws Exception {
        try (var hub = hub()) {
            var contacts = hub.simulator().records().ids("contacts");
            hub.simulator()
                    .faults()
                    .on("contacts.info")
                    .containing(contacts.get(0))
                    .body("1".repeat(17 << 20));
            hub.simulator()
                    .faults()
                    .on("contacts.info")
                    .containing(contacts.get(1))
                    .body("{\"data\":" + "[".repeat(10_000));
            change(hub, contacts, "changed");
            hub.awaitQuiet();

            assertThat(hub.query("SELECT last_error FROM hub.stale WHERE state = 'dead' AND cause_class = 'schema'"))
                    .hasSize(2)
                    .anyMatch(error -> error.contains("larger than 16 MiB"))
                    .anyMatch(error -> error.contains("StreamConstraintsException"));
            hub.simulator().faults().clear();
            assertThat(replay(hub, false)).containsExactly(2, 2);
            hub.awaitQuiet();
            assertThat(hub.differences()).isEmpty();
        }
    }

    private static TestHub hub() throws Exception {
        return TestHub.loaded(
                TestHub.smallCompany().withContacts(CONTACTS).withCompanies(0).withDeals(0), SETTINGS);
    }

    private static Map<String, Poison> poison(TestHub hub, List<String> contacts) {
        var poisoned = new LinkedHashMap<String, Poison>();
        for (int i = 0; i < OF_EACH_KIND * Poison.values().length; i++) {
            var kind = Poison.values()[i % Poison.values().length];
            kind.into(hub.simulator(), contacts.get(3 * i));
            poisoned.put(contacts.get(3 * i), kind);
        }
        return poisoned;
    }

    private static List<String> expected(Map<String, Poison> poisoned) {
        var letters = new ArrayList<String>();
        poisoned.forEach((id, kind) -> letters.add(id + " " + kind.name().toLowerCase(Locale.ROOT)));
        return letters;
    }

    private static void change(TestHub hub, List<String> contacts, String name) {
        contacts.forEach(id -> hub.simulator().records().update("contacts", id, Fields.of("last_name", name)));
    }

    private static void announce(TestHub hub, Map<String, Poison> poisoned) throws Exception {
        for (String id : poisoned.keySet()) {
            assertThat(Door.deliver(hub.simulator(), "contact.updated", "contact", id))
                    .isEqualTo(204);
        }
    }

    /** Repairs them without a word to the hub. */
    private static void mend(TestHub hub, List<String> contacts) {
        hub.simulator().faults().clear();
        hub.simulator().deliveries().setFaults(DeliveryFaults.NONE.dropping(100));
        change(hub, contacts, "mended");
    }

    /** What a replay of all says: matched and done. */
    private static int[] replay(TestHub hub, boolean dryRun) throws Exception {
        var effect = hub.operator()
                .post("/admin/dead-letters/replay", "{\"all\": true, \"dryRun\": %s}".formatted(dryRun))
                .body();
        return IntStream.of(
                        effect.path("matched").asInt(-1), effect.path("done").asInt(-1))
                .toArray();
    }
}
