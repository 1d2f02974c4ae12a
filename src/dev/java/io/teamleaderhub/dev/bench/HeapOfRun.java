package io.teamleaderhub.dev.bench;

import io.teamleaderhub.dev.world.MirroredSource;
import java.util.ArrayList;
import java.util.List;

/** The hub's live heap while a full run is under way over 10,000 and over 1,000,000 entities, garbage collected. */
final class HeapOfRun implements Measurement {
    private static final double GOAL_PERCENT = 10;
    private static final String OPEN = "SELECT count(*) FROM hub.reconciliation WHERE finished_at IS NULL";

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        var small = heap(bench, bench.count(10_000, 2_000));
        var large = heap(bench, bench.count(1_000_000, 20_000));
        double change = 100 * Math.abs(large.median() - small.median()) / small.median();
        return List.of(
                small,
                large,
                new Figure("live heap in a run: difference", "%", List.of(change), Goal.atMost(GOAL_PERCENT)));
    }

    private static Figure heap(Bench bench, int contacts) throws Exception {
        try (var rig = Rig.startProcess(bench.surroundings(Runs.source(contacts)), Runs.settings())) {
            rig.connect();
            MirroredSource.copy(rig.surroundings());
            Runs.begin(rig, "full");
            var samples = new ArrayList<Double>();
            for (int part = 1; part < 4; part++) {
                long rows = (long) contacts * part / 5;
                Rig.until(
                        "so many rows are listed, or all of them",
                        () -> rig.number(Runs.SCANNED) >= rows || rig.number(OPEN) == 0);
                samples.add(HeapOfHub.liveMegabytes(rig.pid()));
            }
            return Figure.of("live heap in a run over %,d entities".formatted(contacts), "MB", samples);
        }
    }
}
