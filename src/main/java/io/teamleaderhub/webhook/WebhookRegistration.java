package io.teamleaderhub.webhook;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.event.annotation.EventListener;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.Leases;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.MirroredTypes;
import io.teamleaderhub.teamleader.Teamleader;
import io.teamleaderhub.teamleader.budget.ApiBudget;
import io.teamleaderhub.teamleader.budget.CallClass;
import io.teamleaderhub.teamleader.connection.Connected;
import io.teamleaderhub.teamleader.connection.Connection;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this hub's URL registered at Teamleader for every event of the catalogue: once connected, and checked every few
 * minutes, by one process at a time. Does nothing until the hub knows its public URL.
 */
@Context
@Requires(property = "hub.background", value = "true")
@Requires(property = "hub.public-url")
final class WebhookRegistration {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRegistration.class);
    private static final Duration CHECK_EVERY = Duration.ofMinutes(5);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final String publicUrl;
    private final SignedUrl signedUrl;
    private final Connection connection;
    private final Teamleader teamleader;
    private final ApiBudget budget;
    private final Leases leases;
    private final Gaps gaps;
    private final MirroredTypes types;
    private final Signal connected = new Signal();
    private final Loop loop;

    WebhookRegistration(
            @Property(name = "hub.public-url") String publicUrl,
            SignedUrl signedUrl,
            Connection connection,
            Teamleader teamleader,
            ApiBudget budget,
            Leases leases,
            Gaps gaps,
            MirroredTypes types) {
        this.publicUrl = publicUrl;
        this.signedUrl = signedUrl;
        this.connection = connection;
        this.teamleader = teamleader;
        this.budget = budget;
        this.leases = leases;
        this.gaps = gaps;
        this.types = types;
        this.loop = Loop.start("webhook-registration", Duration.ofSeconds(10), this::step);
    }

    @EventListener
    void onConnected(Connected event) {
        connected.wake();
    }

    @PreDestroy
    void stop() {
        loop.close();
    }

    private void step() throws InterruptedException {
        boolean checked = connection.usable() && check();
        connected.await(checked ? CHECK_EVERY : ASK_AGAIN);
    }

    private boolean check() throws InterruptedException {
        var lease = leases.take("webhook-registration", LEASE);
        if (lease.isEmpty()) {
            return false;
        }
        try {
            var account = connection.accountId();
            return account.isPresent() && register(signedUrl.of(publicUrl, account.get()));
        } finally {
            leases.release(lease.get());
        }
    }

    private boolean register(String url) throws InterruptedException {
        var permit = budget.take(CallClass.OPERATOR, Duration.ofSeconds(30));
        if (permit.isEmpty() || !(teamleader.listWebhooks(permit.get()) instanceof Answer.Found(var registered))) {
            return false;
        }
        var missing = desired();
        missing.removeAll(typesOf(url, registered));
        if (missing.isEmpty()) {
            gaps.registered();
            return true;
        }
        permit = budget.take(CallClass.OPERATOR, Duration.ofSeconds(30));
        if (permit.isEmpty()) {
            return false;
        }
        var answer = teamleader.registerWebhooks(url, missing, permit.get());
        if (answer instanceof Answer.Found) {
            LOG.info("registered {} webhook types at Teamleader", missing.size());
            gaps.registeredAgain();
            return true;
        }
        LOG.warn("Teamleader did not register the webhooks: {}", answer);
        return false;
    }

    private Set<String> desired() {
        return new TreeSet<>(types.eventTypes());
    }

    private static List<String> typesOf(String url, JsonNode registered) {
        var types = new ArrayList<String>();
        for (JsonNode row : registered.values()) {
            if (Json.text(row, "url").filter(url::equals).isPresent()) {
                Json.member(row, "types").values().forEach(type -> types.add(type.getStringValue()));
            }
        }
        return types;
    }
}
