package io.teamleaderhub.dev.bench;

import io.teamleaderhub.dev.world.MirroredSource;
import java.util.List;

/**
 * Entities a second that a full run compares when nothing changed and the API is not the limit: calls, budget and the source
 * on the same two processors included.
 */
final class Compared implements Measurement {
    private static final double GOAL = 20_000;
    private static final int WARM_UP = 5;

    @Override
    public String name() {
        return "compared";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int contacts = bench.count(30_000, 2_000);
        try (var rig = Rig.startProcess(bench.surroundings(Runs.source(contacts)), Runs.settings())) {
            rig.connect();
            MirroredSource.copy(rig.surroundings());
            for (int i = 0; i < WARM_UP; i++) {
                Runs.run(rig, "full");
            }
            var rates = bench.repeat(() -> Runs.rowsPerSecond(Runs.run(rig, "full")));
            rig.checkEqual();
            return List.of(new Figure("compared, API not the limit", "entities/s", rates, Goal.atLeast(GOAL)));
        }
    }
}
