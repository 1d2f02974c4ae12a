package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A simulator that has everything, one that calls it, and what it announces. */
final class Account implements AutoCloseable {
    private final TeamleaderSimulator simulator;
    private final Caller caller;
    private final WebhookSink sink = new WebhookSink();

    Account(Switch... on) throws IOException {
        SimulatorSettings settings = SimulatorSettings.everything().withLimit(1_000_000, Duration.ofSeconds(60));
        for (Switch behaviour : on) {
            settings = settings.with(behaviour, true);
        }
        simulator = TeamleaderSimulator.start(settings);
        caller = new Caller(simulator);
        simulator.deliveries().register(sink.url(), List.copyOf(WebhookTypes.ALL));
    }

    TeamleaderSimulator simulator() {
        return simulator;
    }

    Records records() {
        return simulator.records();
    }

    Caller caller() {
        return caller;
    }

    String first(String type) {
        return records().ids(type).getFirst();
    }

    ObjectNode get(String type, String id) {
        return records().get(type, id).orElseThrow();
    }

    JsonNode data(String action, String body) throws IOException, InterruptedException {
        return caller.data(action, body);
    }

    int status(String action, String body) throws IOException, InterruptedException {
        return caller.post(action, body).statusCode();
    }

    String created(String action, String body) throws IOException, InterruptedException {
        return data(action, body).path("id").asText();
    }

    /** The event types about that record since the last time, in any order. */
    List<String> events(String id) throws InterruptedException {
        simulator.deliveries().awaitQuiet(Duration.ofSeconds(30));
        List<String> events = sink.bodies().stream()
                .map(Caller::read)
                .filter(event -> event.at("/subject/id").asText().equals(id))
                .map(event -> event.path("type").asText())
                .toList();
        sink.bodies().clear();
        return events;
    }

    /** How many events there were since the last time. */
    int eventCount() throws InterruptedException {
        simulator.deliveries().awaitQuiet(Duration.ofSeconds(30));
        int count = sink.bodies().size();
        sink.bodies().clear();
        return count;
    }

    @Override
    public void close() {
        sink.close();
        caller.close();
        simulator.close();
    }
}
