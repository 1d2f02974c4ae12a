package io.teamleaderhub.dev.bench;

import java.util.List;
import java.util.Map;

/**
 * Changed entities a second when the API is not the limit: every row changed, with history in the same transaction. The feed, which is
 * measured by itself, is held.
 */
final class WritePath implements Measurement {
    private static final int WARM_UP = 15;
    private static final double GOAL = 8_000;

    @Override
    public String name() {
        return "write-path";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int entities = bench.count(20_000, 2_000);
        try (var rig = Rig.start(bench.surroundings(ListRows.source()), Map.of())) {
            rig.holdFeed();
            var rows = new ListRows(rig, entities);
            bench.say("  warming up");
            for (int i = 0; i < WARM_UP; i++) {
                write(rows, i);
            }
            int[] round = {WARM_UP};
            var rates = bench.repeat(() -> write(rows, round[0]++));
            long changes = rig.number("SELECT count(*) FROM hub.entity_change");
            CheckFailedException.check(
                    changes == (long) entities * round[0],
                    "%d changes in history instead of %d".formatted(changes, (long) entities * round[0]));
            return Rate.figures("write path", "entities/s", rates, Goal.atLeast(GOAL));
        }
    }

    private static Rate write(ListRows rows, int round) throws Exception {
        rows.rename("Round " + round);
        return rows.write();
    }
}
