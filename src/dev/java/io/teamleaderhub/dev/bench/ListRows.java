package io.teamleaderhub.dev.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** List rows of contacts as pages bring them, written to the mirror by as many threads as a hub stores with at once. */
final class ListRows {
    private static final int THREADS = 4;
    private static final int BATCH = 100;
    private static final int TEMPLATES = 500;

    private final Rig rig;
    private final Mirror mirror;
    private final List<ObjectNode> rows = new ArrayList<>();
    private final List<Observation.Listed> seen = new ArrayList<>();

    /** So many rows, made of those that {@link #source} has; the hub runs in this process. */
    ListRows(Rig rig, int entities) {
        this.rig = rig;
        this.mirror = rig.part(Mirror.class);
        var templates = new ArrayList<ObjectNode>();
        rig.simulator()
                .records()
                .dump()
                .path("contacts")
                .forEach(record -> templates.add((ObjectNode) record.path("list")));
        for (int i = 0; i < entities; i++) {
            rows.add(templates.get(i % templates.size()).deepCopy().put("id", new UUID(i, i).toString()));
        }
    }

    static SimulatorSettings source() {
        return SimulatorSettings.defaults()
                .withContacts(TEMPLATES)
                .withCompanies(20)
                .withDeals(0);
    }

    /** From now on all have that last name. */
    void rename(String lastName) throws IOException {
        seen.clear();
        for (ObjectNode row : rows) {
            var key = new EntityKey(
                    EntityType.CONTACT, UUID.fromString(row.path("id").asText()));
            var document = Json.read(row.put("last_name", lastName).toString());
            seen.add(new Observation.Listed(key, 0, Instant.now(), document));
        }
    }

    /** Writes all of them as seen now, in batches of a hundred; blocks. */
    Rate write() throws Exception {
        long seq = mirror.nextSeq();
        var batches = new ArrayList<Callable<Integer>>();
        for (int from = 0; from < seen.size(); from += BATCH) {
            var batch = seen.subList(from, Math.min(seen.size(), from + BATCH)).stream()
                    .map(row -> new Observation.Listed(row.key(), seq, Instant.now(), row.document()))
                    .toList();
            batches.add(() -> mirror.write(batch, key -> Cause.WEBHOOK).size());
        }
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            return Rate.of(rig, seen.size(), () -> {
                for (var written : threads.invokeAll(batches)) {
                    written.get();
                }
            });
        }
    }
}
