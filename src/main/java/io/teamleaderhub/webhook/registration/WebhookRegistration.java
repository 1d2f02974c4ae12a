package io.teamleaderhub.webhook.registration;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.teamleader.connection.Connected;
import io.teamleaderhub.teamleader.connection.Connection;
import io.teamleaderhub.webhook.url.KnownUrl;
import io.teamleaderhub.webhook.url.Urls;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this hub's URL registered at Teamleader for every event of the catalogue: once connected, and checked every few
 * minutes, by one process at a time. Learns every few seconds which URLs are live. Registers nothing until the hub knows its
 * public URL.
 */
@Context
@Requires(property = "hub.background", value = "true")
final class WebhookRegistration {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRegistration.class);
    private static final Duration CHECK_EVERY = Duration.ofMinutes(5);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    /** To four minutes. */
    private static final int MOST_DOUBLINGS = 7;

    private final OwnUrls own;
    private final Urls urls;
    private final Registrar registrar;
    private final Connection connection;
    private final Signal connected = new Signal();
    private final Loop loop;
    private volatile long nextCheck = System.nanoTime();
    private int failures;
    private String lastProblem = "";

    WebhookRegistration(OwnUrls own, Urls urls, Registrar registrar, Connection connection) {
        this.own = own;
        this.urls = urls;
        this.registrar = registrar;
        this.connection = connection;
        own.whyNone().ifPresent(why -> LOG.info("no webhooks are registered: {}", why));
        this.loop = Loop.start("webhook-registration", LOOK_EVERY, this::step);
    }

    @EventListener
    void onConnected(Connected event) {
        nextCheck = System.nanoTime();
        connected.wake();
    }

    @PreDestroy
    void stop() {
        loop.close();
    }

    private void step() throws InterruptedException {
        var known = urls.refresh();
        boolean settled = own.whyNone().isPresent() || !due(known) || checked();
        boolean rotating = known.stream().filter(KnownUrl::mayBeRegistered).count() > 1;
        connected.await(settled && !rotating ? LOOK_EVERY : ASK_AGAIN);
    }

    private boolean due(List<KnownUrl> known) {
        boolean asked = failures == 0 && known.stream().anyMatch(KnownUrl::actionable);
        return asked || System.nanoTime() - nextCheck >= 0;
    }

    private boolean checked() throws InterruptedException {
        if (!connection.usable()) {
            return false;
        }
        try {
            registrar.check();
            failures = 0;
            lastProblem = "";
            nextCheck = System.nanoTime() + CHECK_EVERY.toNanos();
            return true;
        } catch (NotNowException e) {
            failed(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Each failure waits twice as long as the one before, so that calls are left for others. */
    private void failed(String problem) {
        if (!lastProblem.equals(problem)) {
            LOG.warn("the webhooks could not be checked: {}", problem);
        }
        lastProblem = problem;
        var wait = ASK_AGAIN.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
        nextCheck = System.nanoTime() + wait.toNanos();
    }
}
