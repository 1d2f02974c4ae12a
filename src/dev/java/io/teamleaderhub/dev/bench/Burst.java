package io.teamleaderhub.dev.bench;

import io.teamleaderhub.dev.simulator.SimulatorSettings;
import java.util.List;
import java.util.Map;

/**
 * A thousand events on fifty entities in one burst: the calls until they are current with all details, when Kafka has the
 * burst before the hub looks, and when it comes through the door while the hub fetches already. A hub for each run.
 */
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
        var queued = bench.repeat(() -> queued(bench, events));
        var delivered = bench.repeat(() -> delivered(bench, events));
        var name = "%,d events on %d entities in one burst".formatted(events, ENTITIES);
        return List.of(
                new Figure(name, "calls", queued, Goal.atMost(GOAL)),
                Figure.of(
                        name + ": calls per entity",
                        "calls",
                        queued.stream().map(count -> count / ENTITIES).toList()),
                Figure.of(
                        name + ": events per call",
                        "events",
                        queued.stream().map(count -> events / count).toList()),
                Figure.of(name + ", through the door", "calls", delivered));
    }

    private static double queued(Bench bench, int events) throws Exception {
        try (var rig = rig(bench);
                var topic = new Preloaded(rig)) {
            rig.connect();
            topic.hold();
            var contacts = rig.simulator().records().ids("contacts");
            for (int i = 0; i < events / ENTITIES; i++) {
                topic.write(contacts);
            }
            long before = rig.calls();
            topic.release();
            topic.awaitCommitted();
            return current(rig, before);
        }
    }

    private static double delivered(Bench bench, int events) throws Exception {
        try (var rig = rig(bench)) {
            rig.connect();
            long before = rig.calls();
            Load.burst(rig.simulator(), rig.simulator().records().ids("contacts"), events);
            return current(rig, before);
        }
    }

    private static Rig rig(Bench bench) {
        return Rig.start(bench.surroundings(SimulatorSettings.defaults().withContacts(ENTITIES)), Map.of());
    }

    /** The calls until everything is current. */
    private static double current(Rig rig, long before) throws Exception {
        rig.awaitQuiet();
        rig.checkEqual();
        rig.checkLimit(200);
        return rig.calls() - before;
    }
}
