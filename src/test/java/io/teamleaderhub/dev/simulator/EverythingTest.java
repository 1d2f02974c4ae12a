package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account that has everything. */
class EverythingTest {
    private final Account account = new Account();

    EverythingTest() throws IOException {}

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void what_records_refer_to_exists() {
        Set<String> existing = new HashSet<>();
        ObjectNode dump = account.records().dump();
        dump.properties()
                .forEach(type -> type.getValue()
                        .fieldNames()
                        .forEachRemaining(id -> existing.add(Records.singular(type.getKey()) + ":" + id)));
        Set<String> dangling = new TreeSet<>();
        Set<String> referred = new TreeSet<>();
        for (JsonNode holder : dump.findParents("id")) {
            String type = holder.path("type").asText();
            boolean definition = holder.has("context"); // whose type is that of its values
            if (!definition && Catalogue.bySingular(type).isPresent()) {
                referred.add(type);
                if (!existing.contains(type + ":" + holder.path("id").asText())) {
                    dangling.add(type);
                }
            }
        }

        assertThat(dangling).isEmpty();
        assertThat(referred).hasSizeGreaterThan(20).contains("customFieldDefinition", "quotation", "milestone", "team");
    }

    @Test
    void every_type_that_the_api_creates_can_be_created() throws Exception {
        for (SampleCalls.Call call : new SampleCalls(account.simulator()).writes()) {
            HttpResponse<String> answer =
                    account.caller().post(call.action(), call.body().toString());
            assertThat(answer.statusCode()).as(call.action() + answer.body()).isIn(200, 201);
            JsonNode created = Caller.read(answer.body()).path("data");
            if (Catalogue.bySingular(created.path("type").asText()).isEmpty()) {
                continue; // a payment, or a list of them
            }
            assertThat(account.records()
                            .get(
                                    created.path("type").asText(),
                                    created.path("id").asText()))
                    .as(call.action())
                    .isPresent();
        }
        assertThat(new SampleCalls(account.simulator()).writes().stream().map(SampleCalls.Call::action))
                .containsAll(Catalogue.ALL.stream()
                        .filter(type -> type.writes().create() != null)
                        .map(type -> type.names().api() + "." + type.writes().create())
                        .toList());
    }

    @Test
    void users_are_listed_while_they_are_active_unless_others_are_asked_for() throws Exception {
        String user = account.first("user");
        account.records().update("user", user, Caller.object("{'status':'active','function':'CTO'}"));
        assertThat(account.eventCount()).isZero();
        account.records().update("user", user, Caller.object("{'status':'deactivated'}"));

        assertThat(account.events(user)).containsExactlyInAnyOrder("user.deactivated");
        assertThat(account.caller().ids("users.list", "{'page':{'size':100}}")).doesNotContain(user);
        assertThat(account.caller().ids("users.list", "{'filter':{'status':['deactivated','active']}}"))
                .hasSize(account.records().ids("user").size());
        JsonNode info = account.data("users.info", "{'id':'" + user + "'}");
        assertThat(info.path("status").asText()).isEqualTo("deactivated");
        assertThat(info.has("external_rate")).isFalse();
        assertThat(account.data("users.info", "{'id':'" + user + "','includes':'external_rate'}")
                        .has("external_rate"))
                .isTrue();
        assertThat(account.data("users.me", "{}").path("id").asText()).isEqualTo(user);
    }

    @Test
    void definitions_are_more_than_a_page_and_deals_have_the_context_sale() throws Exception {
        assertThat(account.data("customFieldDefinitions.list", "{}")).hasSize(20);
        assertThat(account.data("customFieldDefinitions.list", "{'page':{'number':2}}"))
                .isNotEmpty();
        JsonNode deals = account.data("customFieldDefinitions.list", "{'filter':{'context':'sale'}}");
        assertThat(deals).hasSize(5);
        assertThat(deals.findValuesAsText("type")).contains("auto_increment", "product");
    }

    @Test
    void related_contacts_come_when_they_are_asked_for() throws Exception {
        ObjectNode contact = account.records().ids("contact").stream()
                .map(id -> account.get("contact", id))
                .filter(candidate -> !candidate.path("companies").isEmpty())
                .findFirst()
                .orElseThrow();
        String company = contact.at("/companies/0/company/id").asText();

        JsonNode plain = account.data("companies.info", "{'id':'" + company + "'}");
        JsonNode full = account.data(
                "companies.info", "{'id':'" + company + "','includes':'related_companies,related_contacts'}");
        assertThat(plain.has("related_contacts")).isFalse();
        assertThat(full.path("related_contacts").findValuesAsText("id"))
                .contains(contact.path("id").asText());
    }

    @Test
    void calls_and_tasks_are_completed_and_events_cancelled() throws Exception {
        String call = account.records().addSilently("call", Caller.object("{'status':'open'}"));
        account.status("calls.complete", "{'id':'" + call + "','outcome_summary':'ok'}");
        assertThat(account.events(call)).containsExactlyInAnyOrder("call.completed");
        assertThat(account.data("calls.info", "{'id':'" + call + "'}")
                        .path("completed_at")
                        .isTextual())
                .isTrue();

        String task = account.records().addSilently("task", Caller.object("{'completed':false}"));
        account.status("tasks.complete", "{'id':'" + task + "'}");
        account.status("tasks.reopen", "{'id':'" + task + "'}");
        assertThat(account.events(task)).containsExactlyInAnyOrder("task.completed");

        assertThat(account.status("events.cancel", "{'id':'" + account.first("event") + "'}"))
                .isEqualTo(204);
        assertThat(account.eventCount()).isZero();
    }

    @Test
    void the_mutator_changes_every_type() {
        List<String> paths = Catalogue.ALL.stream().map(ResourceType::path).toList();
        account.simulator().mutator().mutate(1_000);

        assertThat(account.simulator().counters().get(Counters.RAISED)).isGreaterThan(400);
        assertThat(account.records().dump().fieldNames()).toIterable().containsAll(paths);
    }
}
