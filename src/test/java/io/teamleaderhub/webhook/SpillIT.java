package io.teamleaderhub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class SpillIT extends HubParts {
    @Inject
    Spill spill;

    @Inject
    Transactions transactions;

    @Inject
    Ids ids;

    @BeforeEach
    void empty() throws Exception {
        Query.execute(surroundings().database(), "TRUNCATE hub.webhook_spill, hub.forgotten");
    }

    @Test
    void whatIsKeptComesBackByteForByteInOrderAndOnce() {
        var events = new ArrayList<ReceivedEvent>();
        for (int i = 0; i < 5; i++) {
            events.add(kept(UUID.randomUUID()));
        }
        spill.keep(events.getFirst(), "account", body(events.getFirst()));

        assertThat(spill.count().events()).isEqualTo(5);
        assertThat(spill.oldest(10)).extracting(SpillRow::event).containsExactlyElementsOf(events);
        assertThat(spill.oldest(10)).extracting(SpillRow::accountId).containsOnly("account");
        assertThat(spill.oldest(1).getFirst().bytes()).isEqualTo(body(events.getFirst()));

        spill.remove(events.subList(0, 2));
        assertThat(spill.oldest(10)).extracting(SpillRow::event).containsExactlyElementsOf(events.subList(2, 5));
    }

    @Test
    void whatIsTakenInIsNotOfferedAgainAndStaysForTheRelay() {
        var first = kept(UUID.randomUUID());
        var second = kept(UUID.randomUUID());

        int taken = transactions.write(() -> {
            var offered = spill.untaken(1);
            spill.taken(offered);
            return offered.size();
        });

        assertThat(taken).isOne();
        assertThat(untaken()).containsExactly(second);
        assertThat(spill.oldest(10)).extracting(SpillRow::event).containsExactly(first, second);
    }

    @Test
    void whatAnotherProcessTakesInJustNowIsPassedBy() throws Exception {
        var first = kept(UUID.randomUUID());
        var second = kept(UUID.randomUUID());
        try (Connection other = surroundings().database().open();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM hub.webhook_spill WHERE event_id = '%s' FOR UPDATE".formatted(first.id()));

            assertThat(untaken()).containsExactly(second);
            other.rollback();
        }
        assertThat(untaken()).containsExactly(first, second);
    }

    @Test
    void whoIsForgottenIsNeitherKeptNorLeftThere() throws Exception {
        var person = UUID.randomUUID();
        kept(person);
        var other = kept(UUID.randomUUID());
        var traces = "SELECT hub.traces('contact', '%s', %%s) ->> 'webhook_spill'".formatted(person);
        assertThat(query(traces.formatted("false"))).containsExactly("1");
        assertThat(query(traces.formatted("true"))).containsExactly("1");
        Query.execute(
                surroundings().database(),
                "INSERT INTO hub.forgotten VALUES (hub.key_hash('contact', '%s'), now())".formatted(person));

        kept(person); // there is nothing to keep, so nothing is lost

        assertThat(spill.oldest(10)).extracting(SpillRow::event).containsExactly(other);
    }

    @Test
    void itsConnectionsAreItsOwn() throws Exception {
        kept(UUID.randomUUID());
        assertThat(query("SELECT count(*) > 0 FROM pg_stat_activity WHERE application_name = 'teamleader-hub-door'"
                        + " AND datname = current_database()"))
                .containsExactly("t");
        assertThat(spill.problem()).isEmpty();
    }

    private ReceivedEvent kept(UUID contact) {
        var notification = new Notification("contact.updated", "contact", contact.toString());
        var event = new ReceivedEvent(ids.next(), Instant.parse("2026-02-01T10:00:00.123456Z"), "k1", notification);
        assertThat(spill.keep(event, "account", body(event))).isTrue();
        return event;
    }

    private static byte[] body(ReceivedEvent event) {
        return "{ \"type\":\"contact.updated\",\"subject\":{\"type\":\"contact\",\"id\":\"%s\"},\"x\":\"é\"}"
                .formatted(event.notification().subjectId())
                .getBytes(UTF_8);
    }

    private List<ReceivedEvent> untaken() {
        return transactions.write(() -> spill.untaken(10));
    }

    private List<String> query(String sql) throws Exception {
        return Query.firstColumn(surroundings().database(), sql);
    }
}
