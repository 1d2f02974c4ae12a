package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.simulator.DeliveryFaults;
import io.teamleaderhub.dev.world.Operator.Reply;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no webhook announced, a full sync finds; what it could not read, it does not judge. */
class ReconciliationIT {
    private static final int UNANNOUNCED = 150;
    private static final int ROUNDS = Scale.of(1, 12);
    private static final int MORE_THAN_A_PAGE = 110;

    private TestHub hub;
    private Reconciling reconciling;

    @BeforeEach
    void start() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany().withContacts(MORE_THAN_A_PAGE), Map.of());
        hub.simulator().deliveries().setFaults(DeliveryFaults.NONE.dropping(100));
        reconciling = new Reconciling(hub.operator());
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void whatNoWebhookAnnouncedIsFoundAndRepaired() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            hub.simulator().mutator().mutate(UNANNOUNCED);
            assertThat(hub.differences()).isNotEmpty();

            var run = reconciling.full();
            hub.awaitQuiet();

            assertThat(run.path("state").asText()).isEqualTo("completed");
            assertThat(Reconciling.step(run, "contact").path("calls").asInt()).isGreaterThanOrEqualTo(2);
            assertThat(hub.differences()).isEmpty();
        }
    }

    @Test
    void whatTheListingDoesNotShowIsDeletedOnlyAfterInfoSaidSo() throws Exception {
        var records = hub.simulator().records();
        var gone = records.ids("contacts").subList(0, 3);
        gone.forEach(contact -> records.deleteSilently("contacts", contact));
        records.addSilently("contacts", Fields.of("last_name", "New"));
        records.updateSilently("contacts", records.ids("contacts").get(5), Fields.of("remarks", "changed"));
        var infos = hub.simulator().counters().get("answers.404");

        var contacts = Reconciling.step(reconciling.full(), "contact");
        hub.awaitQuiet();

        assertThat(contacts.path("suspects").asInt()).isEqualTo(gone.size());
        // However recently info had them: it was asked again before the run was over.
        assertThat(contacts.path("absent").asInt()).isEqualTo(gone.size());
        assertThat(contacts.path("missing").asInt()).isEqualTo(1);
        assertThat(contacts.path("drifted").asInt()).isEqualTo(1);
        assertThat(contacts.path("scanned").asInt()).isEqualTo(MORE_THAN_A_PAGE - gone.size() + 1);
        assertThat(hub.simulator().counters().get("answers.404") - infos).isEqualTo(gone.size());
        assertThat(hub.query("SELECT id FROM hub.entity_change WHERE operation = 'delete' AND cause = 'reconcile'"))
                .containsExactlyInAnyOrderElementsOf(gone);
        assertThat(hub.differences()).isEmpty();
    }

    @Test
    void aPageThatKeepsFailingFailsItsTypeOnlyAndAccusesNobody() throws Exception {
        var records = hub.simulator().records();
        var company = records.ids("companies").getFirst();
        records.deleteSilently("companies", company);
        records.deleteSilently("contacts", records.ids("contacts").getFirst());
        hub.simulator().faults().on("companies.list").status(500);

        var run = reconciling.full();
        hub.awaitQuiet();

        assertThat(run.path("state").asText()).isEqualTo("failed");
        assertThat(Reconciling.step(run, "company").path("state").asText()).isEqualTo("failed");
        assertThat(Reconciling.step(run, "company").path("failure").asText()).contains("page 1", "5 times");
        assertThat(Reconciling.step(run, "company").path("calls").asInt()).isEqualTo(5);
        assertThat(Reconciling.step(run, "company").path("suspects").asInt()).isZero();
        assertThat(Reconciling.step(run, "contact").path("state").asText()).isEqualTo("completed");
        assertThat(Reconciling.step(run, "contact").path("suspects").asInt()).isEqualTo(1);
        assertThat(Reconciling.step(run, "deal").path("state").asText()).isEqualTo("completed");
        assertThat(hub.differences()).singleElement().asString().contains(company, "not at the source");

        hub.simulator().faults().clear();
        assertThat(reconciling.full().path("state").asText()).isEqualTo("completed");
        hub.awaitQuiet();
        assertThat(hub.differences()).isEmpty();
    }

    @Test
    void whatComesAndGoesWhileItIsListedIsFoundToo() throws Exception {
        var records = hub.simulator().records();
        var contacts = records.ids("contacts");
        var secondPage = hub.simulator()
                .faults()
                .on("contacts.list")
                .containing("\"number\":2")
                .hold();
        var begun = hub.operator().post(Reconciling.PATH);
        secondPage.awaitArrival();
        contacts.subList(0, 7).forEach(contact -> records.deleteSilently("contacts", contact));
        contacts.subList(105, 107).forEach(contact -> records.deleteSilently("contacts", contact));
        for (int i = 0; i < 5; i++) {
            records.addSilently("contacts", Fields.of("last_name", "New " + i));
        }
        secondPage.release();

        var run = reconciling.finished(begun);
        hub.awaitQuiet();

        assertThat(run.path("state").asText()).isEqualTo("completed");
        assertThat(hub.differences()).isEmpty();
    }

    @Test
    void aFullPageWithoutASuccessorEndsTheListing() throws Exception {
        var records = hub.simulator().records();
        records.ids("contacts").subList(100, MORE_THAN_A_PAGE).forEach(id -> records.deleteSilently("contacts", id));

        var contacts = Reconciling.step(reconciling.full(), "contact");
        hub.awaitQuiet();

        assertThat(contacts.path("state").asText()).isEqualTo("completed");
        assertThat(contacts.path("scanned").asInt()).isEqualTo(100);
        assertThat(hub.differences()).isEmpty();
    }

    @Test
    void severalRequestsAtOnceStartOneRun() throws Exception {
        var page = hub.simulator().faults().on("contacts.list").hold();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Reply> request = () -> hub.operator().post(Reconciling.PATH);
            var replies = people.invokeAll(List.of(request, request, request, request)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(replies).extracting(Reply::status).containsOnly(202);
            assertThat(replies.stream().map(Reconciling::location).distinct()).hasSize(1);
        }
        page.release();
        hub.awaitQuiet();
        assertThat(hub.query("SELECT requested_by FROM hub.reconciliation ORDER BY requested_at"))
                .containsExactly("first start", "operator");
    }
}
