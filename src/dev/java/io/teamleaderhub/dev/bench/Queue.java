package io.teamleaderhub.dev.bench;

import io.teamleaderhub.dev.simulator.SimulatorSettings;
import java.util.List;
import java.util.Map;

/** 10,000 distinct contacts queued: the calls until the fields that lists have are current. A hub for each run. */
final class Queue implements Measurement {
    private static final double GOAL = 105;

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int contacts = bench.count(10_000, 500);
        var calls = bench.repeat(() -> run(bench, contacts));
        var name = "%,d contacts queued, list fields current".formatted(contacts);
        return List.of(
                new Figure(name, "calls", calls, Goal.atMost(bench.count((int) GOAL, 10))),
                Figure.of(
                        name + ": calls per entity",
                        "calls",
                        calls.stream().map(count -> count / contacts).toList()),
                Figure.of(
                        name + ": events per call",
                        "events",
                        calls.stream().map(count -> contacts / count).toList()));
    }

    private static double run(Bench bench, int contacts) throws Exception {
        var simulator = SimulatorSettings.defaults()
                .withContacts(contacts)
                .withCompanies(40)
                .withDeals(0);
        try (var rig = Rig.start(bench.surroundings(simulator), Map.of());
                var topic = new Preloaded(rig)) {
            rig.connect();
            topic.hold();
            topic.write(rig.simulator().records().ids("contacts"));
            long before = rig.calls();
            topic.release();
            Rig.until(
                    "every contact has its list fields",
                    () -> rig.number("SELECT count(*) FROM hub.entity WHERE type = 'contact'") >= contacts);
            long calls = rig.calls() - before;
            rig.checkLimit(200);
            return calls;
        }
    }
}
