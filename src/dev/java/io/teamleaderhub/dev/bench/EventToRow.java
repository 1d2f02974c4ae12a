package io.teamleaderhub.dev.bench;

import io.teamleaderhub.dev.simulator.SimulatorSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * From a contact's change at Teamleader until its committed row is seen, at 50 changes a second, each of another contact,
 * with budget to spare. The hub is in a process of its own.
 */
final class EventToRow implements Measurement {
    private static final int PER_SECOND = 50;
    private static final int FETCHES = 200;
    private static final Goal P50 = Goal.below(15);
    private static final Goal P99 = Goal.below(100);

    @Override
    public String name() {
        return "event-to-row";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int events = PER_SECOND * bench.count(20, 2);
        var simulator = SimulatorSettings.defaults().withContacts(events).withLimit(4_000, Duration.ofSeconds(2));
        var overrides = Map.of("HUB_API_LIMIT", "400", "HUB_API_WINDOW", "2s", "HUB_REFRESH_GATHER", "1s");
        try (var rig = Rig.startProcess(bench.surroundings(simulator), overrides);
                var rows = new RowWatch(rig.surroundings().database())) {
            rig.connect();
            var contacts = rig.simulator().records().ids("contacts");
            bench.say("  warming up");
            for (int i = 0; i < bench.count(3, 1); i++) {
                Load.run(rig.simulator(), contacts, "Warm " + i + " ", events, 2.0 * PER_SECOND);
                rig.awaitQuiet();
            }
            int[] number = {0};
            var runs = bench.repeat(() -> {
                rig.awaitQuiet();
                return run(rig, rows, contacts, events, "Run " + ++number[0] + " ");
            });
            rig.awaitQuiet();
            rig.checkEqual();
            return List.of(
                    figure(
                            "event to row, p50 without the fetch",
                            runs.stream().map(run -> run.p50 - run.fetch).toList(),
                            P50),
                    figure(
                            "event to row, p99 without the fetch",
                            runs.stream().map(run -> run.p99 - run.fetch).toList(),
                            P99),
                    figure(
                            "the fetch (contacts.info), p50",
                            runs.stream().map(Run::fetch).toList(),
                            Goal.NONE));
        }
    }

    private static Figure figure(String what, List<Double> values, Goal goal) {
        return new Figure(what, "ms", values, goal);
    }

    /** Milliseconds. */
    private record Run(double least, double p50, double p99, double fetch) {}

    private static Run run(Rig rig, RowWatch rows, List<String> contacts, int events, String names) throws Exception {
        double fetch = fetch(rig, contacts);
        var millis = Load.run(rig.simulator(), contacts, names, events, PER_SECOND).stream()
                .map(change -> change.millisUntilSeen(rows))
                .sorted()
                .toList();
        return new Run(millis.getFirst(), percentile(millis, 50), percentile(millis, 99), fetch);
    }

    /** The round trip of a single call from this process, on a connection that is kept. */
    private static double fetch(Rig rig, List<String> contacts) throws Exception {
        var token = rig.simulator().tokens().issue().path("access_token").asText();
        var millis = new ArrayList<Double>();
        try (var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < FETCHES; i++) {
                var request = HttpRequest.newBuilder(URI.create(rig.simulator().url() + "/contacts.info"))
                        .timeout(Duration.ofSeconds(10))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"id\":\"%s\"}".formatted(contacts.get(i % contacts.size()))))
                        .build();
                long began = System.nanoTime();
                int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
                millis.add((System.nanoTime() - began) / 1e6);
                CheckFailedException.check(status == 200, "contacts.info answered " + status);
            }
        }
        return percentile(millis.stream().sorted().toList(), 50);
    }

    static double percentile(List<Double> sorted, int percent) {
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }
}
