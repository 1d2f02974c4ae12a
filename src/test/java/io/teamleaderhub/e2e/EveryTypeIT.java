package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.support.EntityRecords;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.teamleader.EntityType;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every type of the catalogue: what comes, changes and goes at the source does so in the mirror, whatever announces it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryTypeIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A text that lists show, by what a type has. */
    private static final List<String> TEXTS =
            List.of("title", "name", "subject", "first_name", "description", "label", "body");
    /** The API has no call that changes or deletes a message. */
    private static final Set<EntityType> UNCHANGING = Set.of(EntityType.TICKET_MESSAGE);

    private TestHub hub;

    @BeforeAll
    void load() throws Exception {
        var simulator = SimulatorSettings.everything().withLimit(TestHub.LIMIT, Duration.ofSeconds(1));
        hub = TestHub.loaded(simulator, Map.of("HUB_TYPES", "all"));
    }

    @AfterAll
    void close() {
        hub.close();
    }

    @Test
    void theFirstLoadHasAllOfEveryType() throws Exception {
        assertThat(hub.differences()).isEmpty();
        assertThat(hub.query("SELECT DISTINCT type FROM hub.entity WHERE deleted_at IS NULL"))
                .containsExactlyInAnyOrderElementsOf(EntityType.names());
    }

    @Test
    void whatComesChangesAndGoesAtTheSourceDoesSoInTheMirrorOnce() throws Exception {
        var ids = new EnumMap<EntityType, String>(EntityType.class);
        for (EntityType type : EntityType.values()) {
            ids.put(type, hub.simulator().records().add(type.singular(), fields(type, "before")));
        }
        settle();
        assertEqualEverywhere();

        ids.forEach((type, id) -> {
            if (!UNCHANGING.contains(type)) {
                assertThat(hub.simulator().records().update(type.singular(), id, text(type, "after")))
                        .isTrue();
            }
        });
        settle();
        assertEqualEverywhere();

        ids.forEach((type, id) -> {
            if (!UNCHANGING.contains(type)) {
                assertThat(hub.simulator().records().delete(type.singular(), id))
                        .isTrue();
            }
        });
        settle();
        assertEqualEverywhere();
        ids.forEach(this::cameChangedAndWentOnce);
    }

    /** Mirror, views and topic have what the source has. */
    private void assertEqualEverywhere() throws Exception {
        assertThat(hub.differences()).isEmpty();
        for (EntityType type : EntityType.values()) {
            assertThat(hub.query("SELECT id FROM teamleader." + type.plural()))
                    .as(type.plural())
                    .containsExactlyInAnyOrderElementsOf(
                            hub.simulator().records().ids(type.singular()));
        }
        hub.awaitValue("t", """
                SELECT hub.feed_position() >= (SELECT max(seq) FROM hub.entity_change)
                    AND (SELECT bool_and(next_type IS NULL) FROM hub.feed_republish)""");
        var records = EntityRecords.read(hub.surroundings());
        records.assertNumbersRise();
        assertThat(records.copy()).isEqualTo(EntityRecords.mirror(hub.surroundings()));
    }

    private void cameChangedAndWentOnce(EntityType type, String id) {
        List<String> operations;
        try {
            operations =
                    hub.query("SELECT operation FROM hub.entity_change WHERE type = '%s' AND id = '%s' ORDER BY seq"
                            .formatted(type.singular(), id));
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
        assertThat(operations).as(type.singular()).startsWith("create").containsOnlyOnce("create");
        if (!UNCHANGING.contains(type)) {
            assertThat(operations)
                    .as(type.singular())
                    .contains("update")
                    .endsWith("delete")
                    .containsOnlyOnce("delete");
        }
    }

    @Test
    void whatBelongsToADeletedEntityGoesWithIt() throws Exception {
        var project = hub.query("SELECT data #>> '{project,id}' FROM hub.entity WHERE type = 'milestone' LIMIT 1")
                .getFirst();
        var deal = hub.query("SELECT data #>> '{deal,id}' FROM hub.entity WHERE type = 'quotation' LIMIT 1")
                .getFirst();
        hub.simulator().records().delete("project", project);
        hub.simulator().records().delete("deal", deal);

        hub.awaitValue("0", liveOf("milestone", "project", project));
        hub.awaitValue("0", liveOf("quotation", "deal", deal));
        hub.awaitQuiet();
        assertThat(hub.differences()).isEmpty();
    }

    private static String liveOf(String type, String link, String id) {
        return "SELECT count(*) FROM hub.entity WHERE type = '%s' AND deleted_at IS NULL AND data #>> '{%s,id}' = '%s'"
                .formatted(type, link, id);
    }

    @Test
    void aMessageThatNoWebhookAnnouncedIsFoundByItsTicket() throws Exception {
        var ticket = hub.simulator().records().ids("tickets").getFirst();
        var fields = JSON.createObjectNode().put("body", "never announced");
        fields.putObject("ticket").put("type", "ticket").put("id", ticket);
        var message = hub.simulator().records().addSilently("ticketMessage", fields);
        hub.simulator()
                .records()
                .updateSilently(
                        "ticket", ticket, JSON.createObjectNode().put("last_message_at", "2031-01-01T00:00:00+00:00"));
        settle();

        assertThat(hub.query("SELECT data ->> 'body' FROM hub.entity WHERE type = 'ticketMessage' AND id = '%s'"
                        .formatted(message)))
                .containsExactly("never announced");
        assertThat(hub.differences()).isEmpty();
    }

    /** Waits for the webhooks, then has everything listed for what nothing announces. */
    private void settle() throws Exception {
        hub.awaitQuiet();
        hub.operator().post("/admin/reconciliations");
        hub.awaitQuiet();
    }

    private ObjectNode fields(EntityType type, String text) {
        var fields = text(type, text);
        if (type == EntityType.TICKET_MESSAGE) {
            var ticket = hub.simulator().records().ids("tickets").getFirst();
            fields.putObject("ticket").put("type", "ticket").put("id", ticket);
        }
        return fields;
    }

    private ObjectNode text(EntityType type, String text) {
        var any = hub.simulator().records().ids(type.singular()).getFirst();
        var record = hub.simulator().records().get(type.singular(), any).orElseThrow();
        var field = TEXTS.stream().filter(record::has).findFirst().orElse("description");
        return JSON.createObjectNode().put(field, text);
    }

    @Test
    void everyWebhookTypeIsRegistered() {
        assertThat(Arrays.stream(EntityType.values()).flatMap(type -> type.eventTypes().stream()))
                .hasSize(93)
                .doesNotHaveDuplicates();
    }
}
