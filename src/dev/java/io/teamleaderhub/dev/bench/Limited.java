package io.teamleaderhub.dev.bench;

import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.world.MirroredSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How much of the limit a full run uses while it is the only one with work, once the slots that were free at its start are used
 * up: calls against those allowed in that time, rows a second against 100 for each call allowed. With a window of 6 s, and once with Teamleader's own of 60 s.
 */
final class Limited implements Measurement {
    private static final int LIMIT = 200;
    private static final double SHARE = 97;
    private static final double ROWS = 300;

    @Override
    public String name() {
        return "limited";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int contacts = bench.count(60_000, 20_000);
        var figures = new ArrayList<Figure>(figures(bench, contacts, Duration.ofSeconds(bench.count(6, 3))));
        if (bench.count(1, 0) > 0) {
            figures.addAll(figures(bench, contacts, Duration.ofSeconds(60)));
        }
        return figures;
    }

    private static List<Figure> figures(Bench bench, int contacts, Duration window) throws Exception {
        var simulator = SimulatorSettings.defaults()
                .withContacts(contacts)
                .withCompanies(0)
                .withDeals(0)
                .withLimit(LIMIT, window);
        var settings = Map.of("HUB_API_WINDOW", window.toSeconds() + "s");
        try (var rig = Rig.startProcess(bench.surroundings(simulator), settings)) {
            rig.connect();
            MirroredSource.copy(rig.surroundings());
            Runs.begin(rig, "full");
            Rig.until("the first slots are used", () -> rig.number(Runs.SCANNED) >= 1.2 * 100 * LIMIT);
            long calls = rig.calls();
            long rows = rig.number(Runs.SCANNED);
            long began = System.nanoTime();
            Rig.until("nearly everything is listed", () -> rig.number(Runs.SCANNED) >= 0.9 * contacts);
            double windows = (System.nanoTime() - began) / 1e9 / window.toSeconds();
            double share = 100 * (rig.calls() - calls) / (LIMIT * windows);
            double perSecond = (rig.number(Runs.SCANNED) - rows) / (windows * 60);
            rig.checkLimit(LIMIT);
            var name = "limit of %d in %d s: ".formatted(LIMIT, window.toSeconds());
            return List.of(
                    new Figure(name + "calls of those allowed", "%", List.of(share), Goal.atLeast(SHARE)),
                    new Figure(
                            name + "rows, as for a window of 60 s", "rows/s", List.of(perSecond), Goal.atLeast(ROWS)));
        }
    }
}
