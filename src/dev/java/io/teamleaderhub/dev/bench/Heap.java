package io.teamleaderhub.dev.bench;

import io.teamleaderhub.dev.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The hub's live heap, in a process of its own, at 10,000 and at 1,000,000 mirrored entities: after the same load of events
 * and a look at its status, garbage collected.
 */
final class Heap implements Measurement {
    private static final int CONTACTS = 200;
    private static final double GOAL_PERCENT = 10;

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int few = bench.count(10_000, 1_000);
        int many = bench.count(1_000_000, 20_000);
        var simulator = SimulatorSettings.defaults().withContacts(CONTACTS).withLimit(400, Duration.ofSeconds(2));
        var overrides = Map.of(
                "HUB_API_LIMIT",
                "400",
                "HUB_API_WINDOW",
                "2s",
                "HUB_REFRESH_GATHER",
                "1s",
                "HUB_REFRESH_COOLDOWN",
                "1s");
        try (var rig = Rig.startProcess(bench.surroundings(simulator), overrides)) {
            rig.connect();
            load(rig, "Warm ");
            load(rig, "Warmer ");
            fill(rig, 0, few);
            var atFew = samples(bench, rig, "few");
            bench.say("  filling the mirror up to %,d entities".formatted(many));
            fill(rig, few, many);
            var atMany = samples(bench, rig, "many");
            CheckFailedException.check(
                    rig.number("SELECT count(*) FROM hub.stale WHERE state = 'dead'") == 0, "there are dead letters");
            var small = Figure.of("live heap at %,d entities".formatted(few), "MB", atFew);
            var large = Figure.of("live heap at %,d entities".formatted(many), "MB", atMany);
            double change = 100 * Math.abs(large.median() - small.median()) / small.median();
            return List.of(
                    small, large, new Figure("live heap: difference", "%", List.of(change), Goal.atMost(GOAL_PERCENT)));
        }
    }

    private static List<Double> samples(Bench bench, Rig rig, String names) throws Exception {
        int[] number = {0};
        return bench.repeat(() -> {
            load(rig, names + number[0]++ + " ");
            return HeapOfHub.liveMegabytes(rig.pid());
        });
    }

    private static void load(Rig rig, String names) throws Exception {
        var contacts = rig.simulator().records().ids("contacts");
        Load.run(rig.simulator(), contacts, names, 2 * CONTACTS, 200);
        rig.awaitQuiet();
        rig.status();
    }

    /** Contacts as large as the simulator's, mirrored an hour ago. */
    private static void fill(Rig rig, int from, int to) throws Exception {
        rig.execute("""
                INSERT INTO hub.entity (type, id, data, listed_seq, listed_as_of, info_seq, info_as_of, first_seen_at, changed_at)
                SELECT 'contact', lpad(to_hex(n), 32, '0')::uuid, jsonb_set(e.data, '{id}', to_jsonb(lpad(to_hex(n), 32, '0'))),
                    1, now() - interval '1 hour', 1, now() - interval '1 hour', now(), now()
                FROM generate_series(%d, %d) AS n, (SELECT data FROM hub.entity LIMIT 1) AS e
                """.formatted(from + 1, to));
        rig.execute("ANALYZE hub.entity");
    }
}
