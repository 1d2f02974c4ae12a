package io.teamleaderhub.dev.bench;

import io.teamleaderhub.dev.world.MirroredSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Entities a second that are compared when nothing changed and the API is not the limit: of rows that are there already,
 * and in a full run with its calls, its budget and the source on the same two processors.
 */
final class Compared implements Measurement {
    private static final double GOAL = 20_000;
    private static final int ROUNDS_BEFORE = 25;
    private static final int RUNS_BEFORE = 6;

    @Override
    public String name() {
        return "compared";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        var figures = new ArrayList<>(rows(bench));
        figures.add(run(bench));
        return figures;
    }

    private static List<Figure> rows(Bench bench) throws Exception {
        int entities = bench.count(20_000, 2_000);
        try (var rig = Rig.start(bench.surroundings(ListRows.source()), Map.of())) {
            var rows = new ListRows(rig, entities);
            rows.rename("Same");
            bench.say("  warming up");
            for (int i = 0; i < ROUNDS_BEFORE; i++) {
                rows.write();
            }
            var rates = bench.repeat(rows::write);
            CheckFailedException.check(
                    rig.number("SELECT count(*) FROM hub.entity_change") == entities, "equal rows were written");
            return Rate.figures("compared, API not the limit", "entities/s", rates, Goal.atLeast(GOAL));
        }
    }

    private static Figure run(Bench bench) throws Exception {
        int contacts = bench.count(30_000, 2_000);
        try (var rig = Rig.startProcess(bench.surroundings(Runs.source(contacts)), Runs.settings())) {
            rig.connect();
            MirroredSource.copy(rig.surroundings());
            bench.say("  warming up");
            for (int i = 0; i < RUNS_BEFORE; i++) {
                Runs.run(rig, "full");
            }
            var rates = bench.repeat(() -> Runs.rowsPerSecond(Runs.run(rig, "full")));
            rig.checkEqual();
            return Figure.of("compared in a full run, with its calls", "entities/s", rates);
        }
    }
}
