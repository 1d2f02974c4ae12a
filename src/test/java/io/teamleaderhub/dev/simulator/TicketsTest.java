package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicketsTest {
    private final Account account = new Account();

    TicketsTest() throws IOException {}

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void a_message_is_an_event_of_its_own_and_moves_the_ticket() throws Exception {
        String ticket = account.records().add("ticket", Caller.object("{'subject':'Lek'}"));
        assertThat(account.events(ticket)).containsExactlyInAnyOrder("ticket.created");
        String imported = account.created(
                "tickets.importMessage",
                "{'id':'" + ticket + "','body':'Brief','sent_by':{'type':'contact','id':'" + account.first("contact")
                        + "'},'sent_at':'2026-01-10T08:00:00+00:00'}");
        assertThat(account.get("ticket", ticket).path("last_message_at").asText())
                .isEqualTo("2026-01-10T08:00:00+00:00");
        String reply = account.created("tickets.addReply", "{'id':'" + ticket + "','body':'Dank u'}");

        JsonNode message = account.data("tickets.getMessage", "{'message_id':'" + reply + "'}");
        assertThat(message.path("raw_body").asText()).isEqualTo("Dank u");
        assertThat(message.at("/ticket/id").asText()).isEqualTo(ticket);
        assertThat(account.get("ticket", ticket).path("last_message_at")).isEqualTo(message.path("created_at"));
        JsonNode rows = account.data("tickets.listMessages", "{'id':'" + ticket + "'}");
        assertThat(rows.findValuesAsText("message_id")).containsExactly(imported, reply);
        assertThat(rows.path(0).has("ticket") || rows.path(0).has("raw_body")).isFalse();
        assertThat(account.data("tickets.listMessages", "{'id':'" + ticket + "','page':{'size':1,'number':2}}")
                        .findValuesAsText("message_id"))
                .containsExactly(reply);
        assertThat(account.data("tickets.listMessages", "{'id':'" + ticket + "','filter':{'type':'thirdParty'}}"))
                .hasSize(1);
        assertThat(account.events(reply)).containsExactlyInAnyOrder("ticketMessage.added");
        assertThat(account.status("tickets.addReply", "{'id':'nobody','body':'x'}"))
                .isEqualTo(404);
        assertThat(account.status("tickets.getMessage", "{'message_id':'nobody'}"))
                .isEqualTo(404);
        assertThat(account.status("tickets.listMessages", "{'id':'nobody'}")).isEqualTo(404);
    }

    @Test
    void a_ticket_is_closed_and_reopened_and_its_messages_go_with_it() throws Exception {
        String ticket = account.created("tickets.create", new SampleCalls(account.simulator()).body("tickets.create"));
        String message = account.created("tickets.addInternalMessage", "{'id':'" + ticket + "','body':'x'}");
        account.status("tickets.update", "{'id':'" + ticket + "','ticket_status_id':'" + TicketActions.CLOSED + "'}");
        assertThat(account.get("ticket", ticket).path("closed_at").isTextual()).isTrue();
        account.status(
                "tickets.update",
                "{'id':'" + ticket + "','ticket_status_id':'"
                        + Known.ids("ticketStatus", 1).getFirst() + "'}");
        assertThat(account.get("ticket", ticket).path("closed_at").isNull()).isTrue();
        account.records().delete("ticket", ticket);

        assertThat(account.events(ticket))
                .containsExactlyInAnyOrder(
                        "ticket.created",
                        "ticket.closed",
                        "ticket.updated",
                        "ticket.reopened",
                        "ticket.updated",
                        "ticket.deleted");
        assertThat(account.records().get("ticketMessage", message)).isEmpty();
    }

    @Test
    void a_ticket_stands_without_data_around_it_when_the_switch_is_on() throws Exception {
        try (var other = new Account(Switch.TICKETS_WITHOUT_DATA)) {
            String id = other.first("ticket");
            assertThat(Caller.read(other.caller()
                                    .post("tickets.info", "{'id':'" + id + "'}")
                                    .body())
                            .path("id")
                            .asText())
                    .isEqualTo(id);
        }
    }
}
