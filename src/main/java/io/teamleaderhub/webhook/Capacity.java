package io.teamleaderhub.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.teamleaderhub.teamleader.connection.Connection;
import io.teamleaderhub.webhook.proof.Proofs;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many webhooks may be at the door at once: beyond that one is refused at once rather than late. Thread-safe; does not block.
 */
@Singleton
public final class Capacity {
    private final int most;
    private final Gaps gaps;
    private final Proofs proofs;
    private final Connection connection;
    private final Counter refused;
    private final AtomicInteger inside;

    Capacity(
            @Property(name = "hub.webhook.at-once") int most,
            Gaps gaps,
            Proofs proofs,
            Connection connection,
            MeterRegistry metrics) {
        this.most = most;
        this.gaps = gaps;
        this.proofs = proofs;
        this.connection = connection;
        this.refused = metrics.counter("hub.webhook.received", "result", "busy");
        this.inside = new AtomicInteger();
        metrics.gauge("hub.webhook.inside", inside);
    }

    /**
     * Takes a place, to be left again. When there is none, that is a gap if the path is one that Teamleader knows: anybody
     * else must not have everything listed again, and a relay that signs sends again.
     *
     * @param path what the request asks for
     */
    public boolean enter(String path) {
        if (inside.incrementAndGet() <= most) {
            return true;
        }
        inside.decrementAndGet();
        refused.increment();
        if (connection
                .knownAccount()
                .filter(account -> proofs.isLiveUrl(path, account))
                .isPresent()) {
            gaps.refused();
        }
        return false;
    }

    /** Gives the place back. */
    public void leave() {
        inside.decrementAndGet();
    }
}
