package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Webhooks on their way: who gets which event, what goes wrong with it, and when nothing is under way any more. */
public final class Deliveries {
    private final SimulatorSettings settings;
    private final WebhookRegistry registry;
    private final Counters counters;
    private final Courier courier;
    private final Draw draw;
    private volatile DeliveryFaults faults = DeliveryFaults.NONE;
    private volatile Consumer<String> onAcknowledged = body -> {};
    private long number;

    Deliveries(SimulatorSettings settings, WebhookRegistry registry, Counters counters) {
        this.settings = settings;
        this.registry = registry;
        this.counters = counters;
        this.courier =
                new Courier(settings.webhooks(), counters, () -> faults.retries(), body -> onAcknowledged.accept(body));
        this.draw = new Draw(settings.seed(), "deliveries");
    }

    public void setFaults(DeliveryFaults newFaults) {
        faults = newFaults;
    }

    public DeliveryFaults faults() {
        return faults;
    }

    /** Who is told the body of every delivery that is answered 2xx from now on, before it counts as delivered. */
    public void onAcknowledged(Consumer<String> listener) {
        onAcknowledged = listener;
    }

    /** Registers without a call of the API. */
    public void register(URI url, List<String> types) {
        registry.add(url.toString(), types);
    }

    /** The registered URLs, in order. */
    public List<String> urls() {
        return registry.urls();
    }

    /** Teamleader loses every registration. */
    public void forgetUrls() {
        registry.clear();
    }

    /** Deliveries not yet delivered, dropped or given up. */
    public int pending() {
        return courier.pending();
    }

    /** Waits until nothing is pending; throws when that takes longer than the timeout. */
    public void awaitQuiet(Duration timeout) throws InterruptedException {
        courier.awaitQuiet(timeout);
    }

    /** Called by whoever holds the store, so that the draws follow the order of events. */
    void raise(String eventType, String subject, String id) {
        counters.count(Counters.RAISED);
        String body = body(eventType, subject, id);
        DeliveryFaults current = faults;
        for (URI url : registry.urls(eventType)) {
            counters.count(Counters.EMITTED);
            if (draw.chance(current.dropPercent())) {
                counters.count(Counters.DROPPED);
                continue;
            }
            courier.send(url, body, delay(current));
            if (draw.chance(current.duplicatePercent())) {
                counters.count(Counters.DUPLICATED);
                courier.send(url, body, delay(current));
            }
        }
    }

    void close() {
        courier.close();
    }

    private Duration delay(DeliveryFaults current) {
        int window =
                (int) Math.min(Integer.MAX_VALUE - 1, current.reorderWindow().toMillis());
        return current.delay().plusMillis(window == 0 ? 0 : draw.below(window + 1));
    }

    private String body(String eventType, String subject, String id) {
        ObjectNode event = Json.object().put("type", eventType);
        event.set("subject", Json.reference(subject, id));
        if (settings.has(Switch.ACCOUNT_IN_WEBHOOKS)) {
            event.set("account", Json.reference("account", settings.oauth().accountId()));
        }
        if (settings.has(Switch.NUMBER_IN_WEBHOOKS)) {
            event.put("number", ++number);
        }
        return event.toString();
    }
}
