package io.teamleaderhub.e2e;

import io.teamleaderhub.dev.simulator.HeldCall;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.TestHub;
import java.util.Map;

/** An answer that one of two workers still waits for when another one has taken its key over. */
final class LateAnswer {
    /** The hub must have no more workers than these. */
    static final Map<String, String> TWO_WORKERS = Map.of("HUB_REFRESH_WORKERS", "2");

    private LateAnswer() {}

    /** The claim on that key has run out: the other worker may take it. */
    static void endClaim(TestHub hub, String id) throws Exception {
        Query.execute(
                hub.surroundings().database(),
                "UPDATE hub.stale SET claimed_until = clock_timestamp() WHERE id = '%s'".formatted(id));
    }

    /**
     * Lets the late answer come and returns once it was dealt with: the other worker is held, so what is fetched next is
     * fetched by the one who waited.
     */
    static void come(TestHub hub, HeldCall late) throws Exception {
        var records = hub.simulator().records();
        var company = records.ids("companies").getFirst();
        var next = records.ids("companies").getLast();
        var busy = hub.simulator()
                .faults()
                .on("companies.info")
                .containing(company)
                .hold();
        records.update("companies", company, Fields.of("remarks", "busy"));
        busy.awaitArrival();
        comeWhileTheOtherIsHeld(hub, late, next);
        busy.release();
    }

    /** As {@link #come}, when the other worker is held already. */
    static void comeWhileTheOtherIsHeld(TestHub hub, HeldCall late, String nextCompany) {
        late.release();
        hub.simulator().records().update("companies", nextCompany, Fields.of("website", "https://after.example"));
        hub.awaitValue(
                "https://after.example",
                "SELECT data ->> 'website' FROM hub.entity WHERE id = '%s'".formatted(nextCompany));
    }
}
