package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.support.Documents;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Many write the same few rows at once, in any order: whoever decided by a row that has changed since decides again. */
@MicronautTest(transactional = false)
class WritersAtOnceIT extends HubParts {
    private static final int THREADS = 6;
    private static final int WRITES = Scale.of(300, 5_000);
    private static final List<EntityKey> CONTACTS = List.of(
            new EntityKey(EntityType.CONTACT, new UUID(0, 1)), new EntityKey(EntityType.CONTACT, new UUID(0, 2)));

    @Inject
    Mirror mirror;

    @Test
    void newerIsNeverReplacedByOlderAndHistoryHasEveryStep() throws Exception {
        var writes = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < WRITES; i++) {
            boolean byList = i % 2 == 0;
            writes.add(() -> write(mirror.nextSeq(), byList));
        }
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var written : threads.invokeAll(writes)) {
                assertThat(written.get()).isEqualTo(CONTACTS.size());
            }
        }

        for (EntityKey key : CONTACTS) {
            var names = query("""
                    SELECT coalesce(before ->> 'last_name', '0') FROM hub.entity_change WHERE id = '%s' ORDER BY seq""".formatted(key.id()));
            assertThat(names.stream().map(Long::valueOf))
                    .hasSizeGreaterThan(WRITES / 10)
                    .isSorted();
            assertThat(query("""
                    SELECT data ->> 'last_name' = greatest(listed_seq, info_seq)::text
                        AND data ->> 'remarks' = info_seq::text FROM hub.entity WHERE id = '%s'""".formatted(key.id()))).containsExactly("t");
        }
    }

    private int write(long seq, boolean byList) {
        var seen = CONTACTS.stream()
                .map(key -> byList ? listed(key, seq) : detailed(key, seq))
                .toList();
        return mirror.write(seen, key -> Cause.WEBHOOK).size();
    }

    private static Observation listed(EntityKey key, long seq) {
        var document = Documents.document("{\"id\":\"%s\",\"last_name\":\"%d\"}".formatted(key.id(), seq));
        return new Observation.Listed(key, seq, Instant.EPOCH.plusSeconds(seq), document);
    }

    private static Observation detailed(EntityKey key, long seq) {
        var document = Documents.document(
                "{\"id\":\"%1$s\",\"last_name\":\"%2$d\",\"remarks\":\"%2$d\"}".formatted(key.id(), seq));
        return new Observation.Detailed(key, seq, Instant.EPOCH.plusSeconds(seq), document);
    }

    private List<String> query(String sql) throws Exception {
        return Query.firstColumn(surroundings().database(), sql);
    }
}
