package io.teamleaderhub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class LeasesIT extends HubParts {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void ofManyOneGetsIt(Leases leases) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Optional<Lease>> take = () -> leases.take("wanted", LONG);
            var taken = threads.invokeAll(Stream.generate(() -> take).limit(20).toList());

            var holders = 0;
            for (var lease : taken) {
                holders += lease.get().isPresent() ? 1 : 0;
            }
            assertThat(holders).isEqualTo(1);
        }
    }

    @Test
    void otherNamesAreOtherLeases(Leases leases) {
        assertThat(leases.take("one", LONG)).isPresent();
        assertThat(leases.take("other", LONG)).isPresent();
        assertThat(leases.take("one", LONG)).isEmpty();
    }

    @Test
    void whatIsReleasedCanBeTakenAtOnce(Leases leases) {
        var first = leases.take("released", LONG).orElseThrow();
        leases.release(first);

        var second = leases.take("released", LONG).orElseThrow();
        assertThat(second.token()).isNotEqualTo(first.token());
    }

    /** As a hub that stops does. */
    @Test
    void whoWasInterruptedReleasesItToo(Leases leases) throws Exception {
        var lease = leases.take("interrupted", LONG).orElseThrow();
        var stillInterrupted = new CompletableFuture<Boolean>();
        var thread = Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            leases.release(lease);
            stillInterrupted.complete(Thread.interrupted());
        });

        assertThat(thread.join(Duration.ofMinutes(1))).isTrue();
        assertThat(stillInterrupted).isCompletedWithValue(true);
        assertThat(leases.take("interrupted", LONG)).isPresent();
    }

    @Test
    void whatExpiredIsTakenOverAndItsFormerHolderLearnsIt(Leases leases) {
        var first = leases.take("expired", SHORT).orElseThrow();
        var second = await().until(() -> leases.take("expired", LONG), Optional::isPresent)
                .orElseThrow();

        assertThat(leases.prolong(first, LONG)).isFalse();
        leases.release(first);
        assertThat(leases.take("expired", LONG)).isEmpty();
        assertThat(leases.prolong(second, LONG)).isTrue();
    }

    @Test
    void aLeaseThatEndedIsNotProlongedEvenIfNobodyTookIt(Leases leases) {
        var lease = leases.take("ended", SHORT).orElseThrow();

        await().until(() -> !leases.prolong(lease, SHORT.dividedBy(50)));
        assertThat(leases.prolong(lease, LONG)).isFalse();
    }

    @Test
    void theDatabasesClockDecides(Leases leases) throws Exception {
        var lease = leases.take("clock", LONG).orElseThrow();
        Query.execute(
                surroundings().database(),
                "UPDATE hub.lease SET until = clock_timestamp() - interval '1 ms' WHERE name = 'clock'");

        assertThat(leases.prolong(lease, LONG)).isFalse();
        assertThat(leases.take("clock", LONG)).isPresent();
    }

    @Test
    void nobodyProlongsOrReleasesWhatIsNotTheirs(Leases leases) {
        assertThat(leases.take("owned", LONG)).isPresent();
        var stranger = new Lease("owned", UUID.randomUUID());

        assertThat(leases.prolong(stranger, LONG)).isFalse();
        leases.release(stranger);
        assertThat(leases.take("owned", LONG)).isEmpty();
    }
}
