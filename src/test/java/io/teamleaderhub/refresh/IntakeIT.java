package io.teamleaderhub.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.BeanContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class IntakeIT extends HubParts {
    @Inject
    BeanContext hub;

    @Test
    void aRecordAtWhichItFailsAgainAndAgainIsKeptAsRejectedAndHoldsNobodyUp() throws Exception {
        try (var driven = new HandDriven(hub, surroundings())) {
            var batch = List.of(driven.message(event(1)), spoilt(driven.message(event(2))), driven.message(event(3)));

            assertThatThrownBy(() -> driven.takeIn(batch)).hasMessageContaining("1 records failed");
            assertThat(query("SELECT id FROM hub.stale ORDER BY id"))
                    .containsExactly(new UUID(0, 1).toString(), new UUID(0, 3).toString());
            assertThatThrownBy(() -> driven.takeIn(batch)).hasMessageContaining("1 records failed");
            assertThat(query("SELECT count(*) FROM hub.rejected_event")).containsExactly("0");
            driven.takeIn(batch);

            assertThat(query("SELECT count(*) FROM hub.event_log")).containsExactly("2");
            assertThat(
                            query(
                                    "SELECT cause || ' ' || (convert_from(body, 'UTF8') LIKE '%0002%') FROM hub.rejected_event"))
                    .containsExactly("failed true");
        }
    }

    private static Origin.Event event(int contact) {
        return new Origin.Event("contact.updated", new EntityKey(EntityType.CONTACT, new UUID(0, contact)));
    }

    /** The same, and nobody can read what it is. */
    private static ConsumerRecord<String, byte[]> spoilt(ConsumerRecord<String, byte[]> message) {
        return new ConsumerRecord<>(
                message.topic(), message.partition(), message.offset(), message.key(), message.value()) {
            @Override
            public Headers headers() {
                throw new StackOverflowError();
            }
        };
    }

    private List<String> query(String sql) throws Exception {
        return Query.firstColumn(surroundings().database(), sql);
    }
}
