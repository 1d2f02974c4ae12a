package io.teamleaderhub.mirror.history;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.mirror.history.EntityHistory.Place;
import io.teamleaderhub.support.Documents;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A copy kept by polling, while many write in transactions of different length. */
@MicronautTest(transactional = false)
class PagesIT extends HubParts {
    private static final int WRITERS = 4;
    private static final int ROUNDS = Scale.of(60, 1_000);
    private static final int LIMIT = 7;
    private static final List<EntityKey> CONTACTS = IntStream.rangeClosed(1, 40)
            .mapToObj(n -> new EntityKey(EntityType.CONTACT, new UUID(n, n)))
            .toList();

    @Inject
    Mirror mirror;

    @Inject
    EntityHistory history;

    private final Map<UUID, Document> copy = new HashMap<>();
    private @Nullable Place place;
    private long pages;

    @Test
    void noRowIsMissedWhateverIsWrittenMeanwhile() throws Exception {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var writing = new ArrayList<Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int seed = writer;
                writing.add(threads.submit(() -> write(new Random(seed))));
            }
            while (!writing.stream().allMatch(Future::isDone)) {
                poll();
            }
            for (Future<?> writer : writing) {
                writer.get();
            }
        }
        poll();

        assertThat(pages).isGreaterThan(10);
        assertThat(copied()).containsExactlyInAnyOrderElementsOf(held());
        assertForgottenIsTold();
        assertLiveAndDeletedAreTold();
    }

    private void write(Random random) {
        for (int round = 0; round < ROUNDS; round++) {
            int from = random.nextInt(CONTACTS.size());
            int to = from + 1 + random.nextInt(CONTACTS.size() - from);
            var seen = CONTACTS.subList(from, to).stream()
                    .map(key -> observation(key, random))
                    .toList();
            mirror.write(seen, key -> Cause.WEBHOOK);
        }
    }

    private Observation observation(EntityKey key, Random random) {
        long seq = mirror.nextSeq();
        return random.nextInt(4) == 0
                ? new Observation.Absent(key, seq, Instant.EPOCH)
                : new Observation.Detailed(
                        key,
                        seq,
                        Instant.EPOCH,
                        Documents.document("{'id':'%s','last_name':'%d'}".formatted(key.id(), seq)));
    }

    /** Everything that is there by now; each row comes after the one before. */
    private void poll() {
        List<Document> page;
        do {
            page = history.page(EntityType.CONTACT, place, null, Deleted.TRUE, LIMIT);
            for (Document row : page) {
                var seq = row.seq();
                assertThat(seq).isNotNull().isGreaterThan(place == null ? -1 : place.seq());
                place = new Place(seq == null ? -1 : seq, row.id());
                copy.put(row.id(), row);
            }
            pages++;
        } while (page.size() == LIMIT);
    }

    private List<String> copied() {
        return copy.values().stream()
                .map(row -> "%s %s %s".formatted(row.id(), row.seq(), row.deletedAt() != null))
                .toList();
    }

    private List<String> held() throws Exception {
        return Query.firstColumn(surroundings().database(), """
                SELECT concat(e.id, ' ', max(c.seq), ' ', CASE WHEN e.deleted_at IS NULL THEN 'false' ELSE 'true' END)
                FROM hub.entity e JOIN hub.entity_change c ON c.type = e.type AND c.id = e.id
                WHERE e.type = 'contact' GROUP BY e.id, e.deleted_at""");
    }

    private void assertForgottenIsTold() {
        var gone = CONTACTS.getFirst();
        mirror.ban(gone);
        mirror.erase(gone);

        poll();

        var told = requireNonNull(copy.get(gone.id()));
        assertThat(told.forgotten()).isTrue();
        assertThat(told.data()).isNull();
        mirror.write(
                List.of(observation(gone, new Random(3)), observation(CONTACTS.get(1), new Random(3))),
                key -> Cause.WEBHOOK);
        assertThat(history.get(gone)).isEmpty();
        assertThat(history.versions(gone, Long.MAX_VALUE, 10))
                .extracting(Version::operation)
                .containsExactly("forget");
    }

    private void assertLiveAndDeletedAreTold() {
        var all = history.page(EntityType.CONTACT, null, null, Deleted.TRUE, 1_000);
        var live = history.page(EntityType.CONTACT, null, null, Deleted.FALSE, 1_000);
        var gone = history.page(EntityType.CONTACT, null, null, Deleted.ONLY, 1_000);
        assertThat(live).isNotEmpty().allMatch(row -> row.deletedAt() == null && row.data() != null);
        assertThat(gone).hasSize(all.size() - live.size()).allMatch(row -> row.deletedAt() != null);

        var since = all.get(all.size() / 2).changedAt();
        assertThat(history.page(EntityType.CONTACT, null, since, Deleted.TRUE, 1_000))
                .isEqualTo(all.subList(all.size() / 2, all.size()));
    }
}
