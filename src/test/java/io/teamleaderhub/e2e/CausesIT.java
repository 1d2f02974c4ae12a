package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.refresh.Mark;
import io.teamleaderhub.refresh.Need;
import io.teamleaderhub.refresh.StaleSet;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Why an entity was looked at travels from its mark to its history, whoever shares its call. */
class CausesIT {
    @Test
    void keysThatShareACallKeepTheirOwnCauses() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of())) {
            var contacts = hub.simulator().records().ids("contacts").iterator();
            var marks = new ArrayList<Mark>();
            for (Cause cause : Cause.values()) {
                var contact = contacts.next();
                hub.simulator().records().updateSilently("contacts", contact, Fields.of("last_name", cause.name()));
                var key = new EntityKey(EntityType.CONTACT, UUID.fromString(contact));
                marks.add(new Mark(key, Need.LIST, CallClass.LIVE, cause, false));
            }
            var stale = hub.hub().context().getBean(StaleSet.class);
            stale.mark(marks);
            stale.wake();
            hub.awaitQuiet();

            assertThat(hub.query("""
                            SELECT DISTINCT c.cause || ' ' || (e.data ->> 'last_name') FROM hub.entity_change c
                            JOIN hub.entity e USING (type, id) WHERE 'last_name' = ANY (c.changed)
                            """))
                    .containsExactlyInAnyOrder(
                            "webhook WEBHOOK", "reconcile RECONCILE", "write WRITE", "operator OPERATOR");
            assertThat(hub.query("SELECT DISTINCT cause FROM hub.fetch_log WHERE keys = 4 AND via = 'list'"))
                    .as("they shared a call")
                    .containsExactlyInAnyOrder("webhook", "reconcile", "write", "operator");
        }
    }
}
