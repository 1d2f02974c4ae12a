package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectsTest {
    private final Account account = new Account();

    ProjectsTest() throws IOException {}

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void milestones_come_with_a_project_and_go_with_it_without_a_word() throws Exception {
        String project =
                account.created("projects.create", new SampleCalls(account.simulator()).body("projects.create"));
        List<String> milestones =
                account.get("project", project).path("milestones").findValuesAsText("id");
        assertThat(milestones).hasSize(1);
        String milestone = account.created(
                "milestones.create",
                "{'project_id':'" + project + "','name':'Einde','due_on':'2026-03-01','responsible_user_id':'"
                        + account.first("user") + "'}");
        assertThat(account.get("project", project).path("milestones")).hasSize(2);
        account.status("milestones.close", "{'id':'" + milestone + "'}");
        account.status("milestones.delete", "{'id':'" + milestone + "'}");
        assertThat(account.events(milestone)).containsExactlyInAnyOrder("milestone.created", "milestone.updated");
        assertThat(account.get("project", project).path("milestones")).hasSize(1);

        account.status("projects.delete", "{'id':'" + project + "'}");
        assertThat(account.status("milestones.info", "{'id':'" + milestones.getFirst() + "'}"))
                .isEqualTo(404);
        assertThat(account.eventCount()).isOne();
    }

    @Test
    void quotations_are_listed_by_their_deal_and_go_with_it() throws Exception {
        String deal = account.records().add("deal", Caller.object("{'title':'Dak'}"));
        String quotation = account.created("quotations.create", "{'deal_id':'" + deal + "','text':'x'}");
        assertThat(account.get("deal", deal).path("quotations").findValuesAsText("id"))
                .containsExactly(quotation);
        account.eventCount();
        account.status("quotations.accept", "{'id':'" + quotation + "'}");
        assertThat(account.get("quotation", quotation).path("status").asText()).isEqualTo("accepted");
        assertThat(account.eventCount()).isZero();

        account.records().delete("deals", deal);
        assertThat(account.status("quotations.info", "{'id':'" + quotation + "'}"))
                .isEqualTo(404);
        assertThat(account.eventCount()).isOne();
    }

    @Test
    void the_newer_projects_and_their_tasks_are_closed_and_completed() throws Exception {
        String project = account.created("projects-v2/projects.create", "{'title':'Dak'}");
        String user = account.first("user");
        account.status("projects-v2/projects.addOwner", "{'id':'" + project + "','user_id':'" + user + "'}");
        assertThat(account.get("nextgenProject", project).path("owners").findValuesAsText("id"))
                .containsExactly(user);
        account.status("projects-v2/projects.close", "{'id':'" + project + "'}");
        account.status("projects-v2/projects.reopen", "{'id':'" + project + "'}");
        String task = account.created("projects-v2/tasks.create", "{'project_id':'" + project + "','title':'Meten'}");
        account.status("projects-v2/tasks.update", "{'id':'" + task + "','status':'done'}");

        assertThat(account.events(project))
                .containsExactlyInAnyOrder("nextgenProject.created", "nextgenProject.updated", "nextgenProject.closed");
        account.status("projects-v2/tasks.delete", "{'id':'" + task + "'}");
        assertThat(account.events(task)).containsExactlyInAnyOrder("nextgenTask.deleted");
    }

    @Test
    void legacy_projects_are_forbidden_where_the_account_has_the_newer_ones() throws Exception {
        assertThat(account.data("accounts.projects-v2-status", "{}")
                        .path("status")
                        .asText())
                .isEqualTo("legacy");
        try (var other = new Account(Switch.LEGACY_PROJECTS_OFF)) {
            assertThat(other.status("projects.list", "{}")).isEqualTo(403);
            assertThat(other.status("milestones.info", "{'id':'x'}")).isEqualTo(403);
            assertThat(other.status("projects-v2/projects.list", "{}")).isEqualTo(200);
            assertThat(other.data("accounts.projects-v2-status", "{}")
                            .path("status")
                            .asText())
                    .isEqualTo("projects-v2");
        }
    }
}
