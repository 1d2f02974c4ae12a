package io.teamleaderhub.dev.bench;

import io.teamleaderhub.dev.simulator.SimulatorSettings;
import java.util.List;
import java.util.Map;

/** A thousand events on fifty entities at once: the calls until they are current with all details. A hub for each run. */
final class Burst implements Measurement {
    private static final int ENTITIES = 50;
    private static final double GOAL = 52;

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int events = bench.count(1_000, 200);
        var calls = bench.repeat(() -> run(bench, events));
        var name = "%,d events on %d entities at once".formatted(events, ENTITIES);
        return List.of(
                new Figure(name, "calls", calls, new Goal.AtMost(GOAL)),
                Figure.of(
                        name + ": calls per entity",
                        "calls",
                        calls.stream().map(count -> count / ENTITIES).toList()),
                Figure.of(
                        name + ": events per call",
                        "events",
                        calls.stream().map(count -> events / count).toList()));
    }

    private static double run(Bench bench, int events) throws Exception {
        var simulator = SimulatorSettings.defaults().withContacts(ENTITIES);
        try (var rig = Rig.start(bench.surroundings(simulator), Map.of())) {
            rig.connect();
            long before = rig.calls();
            Load.burst(rig.simulator(), rig.simulator().records().ids("contacts"), events);
            rig.awaitQuiet();
            rig.checkEqual();
            rig.checkLimit(200);
            return rig.calls() - before;
        }
    }
}
