package io.teamleaderhub.dev.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Changed entities a second when the API is not the limit: list rows in batches of a hundred, every row changed, with
 * history in the same transaction, by as many threads as a hub stores with at once.
 */
final class WritePath implements Measurement {
    private static final int THREADS = 4;
    private static final int BATCH = 100;
    private static final int TEMPLATES = 500;
    private static final int WARM_UP = 6;
    private static final double GOAL = 8_000;

    @Override
    public String name() {
        return "write-path";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int entities = bench.count(20_000, 2_000);
        var simulator = SimulatorSettings.defaults()
                .withContacts(TEMPLATES)
                .withCompanies(20)
                .withDeals(0);
        try (var rig = Rig.start(bench.surroundings(simulator), Map.of())) {
            var mirror = rig.part(Mirror.class);
            var rows = rows(rig, entities);
            bench.say("  warming up");
            for (int i = 0; i < WARM_UP; i++) {
                round(rig, mirror, rows, i);
            }
            int[] round = {WARM_UP};
            var rates = bench.repeat(() -> round(rig, mirror, rows, round[0]++));
            long changes = rig.number("SELECT count(*) FROM hub.entity_change");
            CheckFailedException.check(
                    changes == (long) entities * round[0],
                    "%d changes in history instead of %d".formatted(changes, (long) entities * round[0]));
            return Rate.figures("write path", "entities/s", rates, Goal.atLeast(GOAL));
        }
    }

    private static List<ObjectNode> rows(Rig rig, int entities) {
        var templates = new ArrayList<ObjectNode>();
        rig.simulator()
                .records()
                .dump()
                .path("contacts")
                .forEach(record -> templates.add((ObjectNode) record.path("list")));
        var rows = new ArrayList<ObjectNode>();
        for (int i = 0; i < entities; i++) {
            rows.add(templates.get(i % templates.size()).deepCopy().put("id", new UUID(i, i).toString()));
        }
        return rows;
    }

    private static Rate round(Rig rig, Mirror mirror, List<ObjectNode> rows, int number) throws Exception {
        var batches = new ArrayList<Callable<Integer>>();
        long seq = mirror.nextSeq();
        for (int from = 0; from < rows.size(); from += BATCH) {
            var batch = new ArrayList<Observation>();
            for (ObjectNode row : rows.subList(from, Math.min(rows.size(), from + BATCH))) {
                batch.add(listed(row.put("last_name", "Round " + number), seq));
            }
            batches.add(() -> mirror.write(batch, key -> Cause.WEBHOOK).size());
        }
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            return Rate.of(rig, rows.size(), () -> {
                for (var written : threads.invokeAll(batches)) {
                    written.get();
                }
            });
        }
    }

    private static Observation listed(ObjectNode row, long seq) throws Exception {
        JsonNode document = Json.read(row.toString());
        var key =
                new EntityKey(EntityType.CONTACT, UUID.fromString(row.path("id").asText()));
        return new Observation.Listed(key, seq, Instant.now(), document);
    }
}
