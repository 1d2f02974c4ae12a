package io.teamleaderhub.dev.bench;

import io.teamleaderhub.dev.world.MirroredSource;
import java.util.List;

/** What a full run costs when nothing changed: list calls, and no info. */
final class Unchanged implements Measurement {
    private static final int STATUSES = 2;

    @Override
    public String name() {
        return "unchanged";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int contacts = bench.count(10_000, 1_000);
        try (var rig = Rig.startProcess(bench.surroundings(Runs.source(contacts)), Runs.settings())) {
            rig.connect();
            MirroredSource.copy(rig.surroundings());
            long infos = rig.simulator().counters().get("calls.contacts.info");
            var calls = bench.repeat(
                    () -> Runs.contacts(Runs.run(rig, "full")).path("calls").asDouble());
            rig.awaitQuiet();
            long more = rig.simulator().counters().get("calls.contacts.info") - infos;
            CheckFailedException.check(more == 0, more + " infos though nothing had changed");
            rig.checkEqual();
            return List.of(new Figure(
                    "nothing changed, %,d contacts in two statuses: list calls".formatted(contacts),
                    "calls",
                    calls,
                    Goal.atMost(contacts / 100.0 + STATUSES)));
        }
    }
}
