package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.support.Documents;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Forgetting that was cut short between the ban and the erasure: the row is still there, and must not be written. */
@MicronautTest(transactional = false)
class BanIT extends HubParts {
    private static final EntityKey BANNED = new EntityKey(EntityType.CONTACT, new UUID(7, 1));
    private static final EntityKey OTHER = new EntityKey(EntityType.CONTACT, new UUID(7, 2));

    @Test
    void whatIsBannedIsLeftAloneAndItsBatchIsWritten(Mirror mirror) throws Exception {
        mirror.write(seen(mirror, "Before"), key -> Cause.WEBHOOK);
        mirror.ban(BANNED);

        var written = mirror.write(seen(mirror, "After"), key -> Cause.WEBHOOK);

        assertThat(written.get(BANNED)).isEqualTo(new Written(Outcome.FORGOTTEN, List.of()));
        assertThat(written.get(OTHER)).isEqualTo(new Written(Outcome.CHANGED, List.of("last_name")));
        assertThat(Query.firstColumn(
                        surroundings().database(),
                        "SELECT data ->> 'last_name' FROM hub.entity WHERE id IN ('%s', '%s') ORDER BY id"
                                .formatted(BANNED.id(), OTHER.id())))
                .containsExactly("Before", "After");
        assertThat(mirror.erase(BANNED).rows()).isEqualTo(1);
    }

    private static List<Observation.Listed> seen(Mirror mirror, String name) {
        long seq = mirror.nextSeq();
        return Stream.of(BANNED, OTHER)
                .map(key -> new Observation.Listed(
                        key,
                        seq,
                        Instant.EPOCH,
                        Documents.document("{\"id\":\"%s\",\"last_name\":\"%s\"}".formatted(key.id(), name))))
                .toList();
    }
}
