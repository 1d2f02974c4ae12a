package io.teamleaderhub.dev.bench;

import java.util.List;

/** How quickly rows are there when the mirror is empty and the API not the limit; the proving listing is not in it. */
final class FirstLoad implements Measurement {
    private static final double GOAL = 5_000;

    @Override
    public String name() {
        return "first-load";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int contacts = bench.count(20_000, 2_000);
        var rates = bench.repeat(() -> {
            try (var rig = Rig.startProcess(bench.surroundings(Runs.source(contacts)), Runs.settings())) {
                rig.connect();
                long began = System.nanoTime();
                Runs.begin(rig, "full");
                Rig.until("every row is there", () -> rig.number("SELECT count(*) FROM hub.entity") >= contacts);
                double rate = contacts * 1e9 / (System.nanoTime() - began);
                rig.execute("DELETE FROM hub.stale"); // details are not what is measured
                return rate;
            }
        });
        return List.of(new Figure("first load, API not the limit", "rows/s", rates, Goal.atLeast(GOAL)));
    }
}
