package io.teamleaderhub.webhook;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.teamleader.connection.Connection;
import io.teamleaderhub.webhook.proof.ProofMode;
import io.teamleaderhub.webhook.proof.Proofs;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Says every few seconds that this process receives webhooks, once the hub is connected, and knows its public URL or has a relay
 * that does. A process that was frozen notices by its own beats that time is missing; a database that was away is no gap, since
 * webhooks went to Kafka meanwhile.
 */
@Context
@Requires(property = "hub.background", value = "true")
final class Heartbeat {
    private static final int BEATS = 3;
    private static final Duration RAREST = Duration.ofSeconds(5);

    private final Gaps gaps;
    private final Connection connection;
    private final boolean reachable;
    private final Duration longest;
    private final Duration every;
    private final Signal pause = new Signal();
    private final Loop loop;
    private final InstantSource clock;
    private long alive = System.nanoTime();
    private long lastLook = System.nanoTime();
    private Instant lastTime;

    Heartbeat(
            Gaps gaps,
            Connection connection,
            Proofs proofs,
            InstantSource clock,
            @Property(name = "hub.public-url") Optional<String> publicUrl,
            @Property(name = "hub.webhook.gap-after") Duration longest) {
        this.reachable = publicUrl.isPresent() || proofs.mode() == ProofMode.REQUEST;
        this.clock = clock;
        this.lastTime = clock.instant();
        this.gaps = gaps;
        this.connection = connection;
        this.longest = longest;
        var often = longest.dividedBy(BEATS);
        this.every = often.compareTo(RAREST) < 0 ? often : RAREST;
        this.loop = Loop.start("door-heartbeat", every, this::step);
    }

    private void step() throws InterruptedException {
        long now = System.nanoTime();
        if (now - lastLook > longest.toNanos() || lastTime.plus(longest).isBefore(clock.instant())) {
            alive = now; // stopped, or the whole machine was, whose monotonic clock then stood still
        }
        try {
            if (reachable && connection.accountId().isPresent()) {
                gaps.beat(Duration.ofNanos(now - alive), longest);
            }
        } finally {
            lastLook = System.nanoTime();
            lastTime = clock.instant();
        }
        pause.await(every);
    }

    @PreDestroy
    void stop() {
        loop.close();
    }
}
