package io.teamleaderhub.dev.bench;

import java.util.List;
import java.util.Map;

/**
 * Changes a second from history to the topic, from a backlog of as many: no process may lead the feed while they are
 * written. Counted from the first page on, so that the election is not in it.
 */
final class FeedDrain implements Measurement {
    private static final double GOAL = 8_000;
    private static final int WARM_UP = 3;
    private static final String POSITION = "SELECT hub.feed_position()";
    private static final String NEWEST = "SELECT coalesce(max(seq), 0) FROM hub.entity_change";

    @Override
    public String name() {
        return "feed-drain";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int entities = bench.count(60_000, 6_000);
        try (var rig = Rig.start(bench.surroundings(ListRows.source()), Map.of())) {
            var rows = new ListRows(rig, entities);
            int[] round = {0};
            bench.say("  warming up");
            for (int i = 0; i < WARM_UP; i++) {
                drain(rig, rows, round[0]++);
            }
            var rates = bench.repeat(() -> drain(rig, rows, round[0]++));
            return Rate.figures("feed, from history to the topic", "changes/s", rates, Goal.atLeast(GOAL));
        }
    }

    private static Rate drain(Rig rig, ListRows rows, int round) throws Exception {
        rig.holdFeed();
        rows.rename("Round " + round);
        rows.write();
        long before = rig.number(POSITION);
        long newest = rig.number(NEWEST);
        CheckFailedException.check(newest > before, "the feed was not held");
        rig.releaseFeed();
        Rig.until("it is let go", () -> rig.number(POSITION) > before);
        long rest = newest - rig.number(POSITION);
        return Rate.of(rig, rest, () -> Rig.until("everything is published", () -> rig.number(POSITION) >= newest));
    }
}
