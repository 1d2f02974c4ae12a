package io.teamleaderhub.dev.bench;

import io.teamleaderhub.dev.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 10,000 events on a hundred entities within a minute at Teamleader's own limit, once: whether the limit holds as the server
 * counts, and how soon after its last event each entity is current.
 */
final class Coalescing implements Measurement {
    private static final int ENTITIES = 100;
    private static final double GOAL_SECONDS = 6;

    @Override
    public String name() {
        return "coalescing";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int limit = bench.count(200, 40);
        int seconds = bench.count(60, 12);
        int events = bench.count(10_000, 2_000);
        var window = Duration.ofSeconds(seconds);
        var simulator = SimulatorSettings.defaults().withContacts(ENTITIES).withLimit(limit, window);
        var overrides = Map.of("HUB_API_LIMIT", String.valueOf(limit), "HUB_API_WINDOW", seconds + "s");
        try (var rig = Rig.start(bench.surroundings(simulator), overrides);
                var rows = new RowWatch(rig.surroundings().database())) {
            rig.connect();
            long before = rig.calls();
            var contacts = rig.simulator().records().ids("contacts");
            var last = new HashMap<String, Load>();
            Load.run(rig.simulator(), contacts, "Event ", events, (double) events / seconds)
                    .forEach(change -> last.put(change.contact(), change));
            var lags = last.values().stream()
                    .map(change -> change.millisUntilSeen(rows) / 1_000)
                    .toList();
            long calls = rig.calls() - before;
            bench.say("  all list fields current after %d calls; waiting for the details".formatted(calls));
            rig.awaitQuiet();
            rig.checkEqual();
            rig.checkLimit(limit);
            var name = "%,d events on %d entities in %d s".formatted(events, ENTITIES, seconds);
            return List.of(
                    new Figure(
                            name + ": slowest entity current after its last event",
                            "s",
                            List.of(lags.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .max()
                                    .orElseThrow()),
                            Goal.atMost(GOAL_SECONDS)),
                    new Figure(
                            name + ": most calls in a window, as the server counts (refused: 0)",
                            "calls",
                            List.of((double) rig.simulator().limiter().maxInWindow()),
                            Goal.atMost(limit)),
                    Figure.of(name + ": calls per entity", "calls", List.of((double) calls / ENTITIES)),
                    Figure.of(name + ": events per call", "events", List.of((double) events / calls)));
        }
    }
}
