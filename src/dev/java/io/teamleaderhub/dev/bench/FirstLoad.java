package io.teamleaderhub.dev.bench;

import java.util.List;

/**
 * How quickly rows are there when the mirror is empty and the API not the limit; the proving listing is not in it, nor the
 * hub's first load, which warms it up.
 */
final class FirstLoad implements Measurement {
    private static final double GOAL = 5_000;
    private static final String CREATED = "SELECT coalesce(sum(created), 0) FROM hub.reconciliation_step";
    private static final String EMPTY = """
            TRUNCATE hub.entity, hub.entity_change, hub.stale, hub.reconciliation, hub.reconciliation_step,
                hub.reconciliation_seen, hub.reconciliation_finding, hub.reconciliation_watermark, hub.gap
            """;

    @Override
    public String name() {
        return "first-load";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int contacts = bench.count(50_000, 2_000);
        try (var rig = Rig.startProcess(bench.surroundings(Runs.source(contacts)), Runs.settings())) {
            rig.connect();
            bench.say("  warming up");
            load(rig, contacts);
            var rates = bench.repeat(() -> load(rig, contacts));
            return List.of(new Figure("first load, API not the limit", "rows/s", rates, Goal.atLeast(GOAL)));
        }
    }

    private static double load(Rig rig, int contacts) throws Exception {
        rig.execute(EMPTY);
        long began = System.nanoTime();
        var run = Runs.begin(rig, "full").path("id").asText();
        Rig.until("every row is there", () -> rig.number(CREATED) >= contacts);
        double rate = contacts * 1e9 / (System.nanoTime() - began);
        Rig.until("it is listed again, and equal", () -> {
            rig.execute("DELETE FROM hub.stale"); // details are not what is measured
            return !Runs.report(rig, run).path("finishedAt").isNull();
        });
        return rate;
    }
}
