package io.teamleaderhub.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.webhook.EventLog;
import io.teamleaderhub.webhook.Spill;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class SpillIntakeIT extends HubParts {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Spill spill;

    @Inject
    EventLog events;

    @Inject
    StaleSet stale;

    @Inject
    Marking marking;

    @Inject
    Transactions transactions;

    @Test
    void whatCannotBeTakenInHoldsUpNothing() throws Exception {
        var refused = UUID.randomUUID();
        Query.execute(surroundings().database(), """
                CREATE FUNCTION hub.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '22023'; END $$""");
        Query.execute(
                surroundings().database(),
                "CREATE TRIGGER refuse BEFORE INSERT ON hub.event_log FOR EACH ROW WHEN (NEW.key = 'contact:%s')"
                                .formatted(refused)
                        + " EXECUTE FUNCTION hub.refuse()");
        var first = spilled(UUID.randomUUID());
        spilled(refused);
        var last = spilled(UUID.randomUUID());
        Query.execute(surroundings().database(), """
                INSERT INTO hub.webhook_spill (event_id, received_at, account_id, key, signing_key, body)
                VALUES (gen_random_uuid(), now(), 'account', 'contact:x', 'k1', 'as another version wrote it')""");

        var intake = new SpillIntake(spill, events, stale, marking, transactions);
        try {
            await().atMost(PATIENCE)
                    .until(() -> query("SELECT count(*) FROM hub.webhook_spill WHERE NOT taken_in")
                            .equals(List.of("0")));
        } finally {
            intake.stop();
        }

        assertThat(query("SELECT id FROM hub.stale")).containsExactlyInAnyOrder(first, last);
        assertThat(query("SELECT key FROM hub.event_log"))
                .containsExactlyInAnyOrder("contact:" + first, "contact:" + last);
        assertThat(query("SELECT count(*) FROM hub.webhook_spill"))
                .as("for the topic, the refused one too")
                .containsExactly("3");
        assertThat(query("SELECT cause || ' ' || encode(body, 'escape') FROM hub.rejected_event"))
                .containsExactly("unreadable as another version wrote it");
    }

    private String spilled(UUID contact) throws Exception {
        Query.execute(surroundings().database(), """
                INSERT INTO hub.webhook_spill (event_id, received_at, account_id, key, signing_key, body)
                VALUES (gen_random_uuid(), now(), 'account', 'contact:%1$s', 'k1',
                    '{"type":"contact.updated","subject":{"type":"contact","id":"%1$s"}}')""".formatted(contact));
        return contact.toString();
    }

    private List<String> query(String sql) throws Exception {
        return Query.firstColumn(surroundings().database(), sql);
    }
}
