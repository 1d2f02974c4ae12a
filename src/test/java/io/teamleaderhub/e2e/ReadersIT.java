package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.simulator.DeliveryFaults;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Whoever reads the views while a full run goes on sees every row, and every row whole. */
class ReadersIT {
    private static final int CONTACTS = Scale.of(600, 5_000);

    @Test
    void noRowIsEverMissingOrHalf() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany().withContacts(CONTACTS), Map.of())) {
            hub.simulator().deliveries().setFaults(DeliveryFaults.NONE.dropping(100));
            for (String id : hub.simulator().records().ids("contacts")) {
                hub.simulator()
                        .records()
                        .updateSilently(
                                "contacts", id, Fields.of("first_name", "new").put("last_name", "new"));
            }
            var over = new AtomicBoolean();
            try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
                var read = readers.submit(() -> reads(hub, over));
                new Reconciling(hub.operator()).full();
                over.set(true);
                assertThat(read.get()).hasSizeGreaterThan(3).containsOnly(CONTACTS + " 0 0");
            }
            hub.awaitQuiet();
            assertThat(hub.differences()).isEmpty();
        }
    }

    /** Rows, rows that are half changed, rows without an id's worth of anything. */
    private static List<String> reads(TestHub hub, AtomicBoolean over) throws Exception {
        var reads = new ArrayList<String>();
        while (!over.get()) {
            reads.addAll(hub.query("""
                    SELECT count(*) || ' ' || count(*) FILTER (WHERE (first_name = 'new') <> (last_name = 'new'))
                        || ' ' || count(*) FILTER (WHERE last_name IS NULL OR added_at IS NULL)
                    FROM teamleader.contacts"""));
        }
        return reads;
    }
}
