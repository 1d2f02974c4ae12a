package io.teamleaderhub.reconcile;

import static java.util.Objects.requireNonNull;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.mirror.Written;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What runs found, by entity. Joins the caller's transaction; blocks for the database. */
@Singleton
final class Findings {
    /** A webhook that comes this long after the change it announces is not late. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final int BATCH = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final FindingRepository repository;

    Findings(FindingRepository repository) {
        this.repository = repository;
    }

    /** Adds what of a page differed; {@code fence} is the source's clock when the pass began. */
    void add(
            UUID run,
            StepRow step,
            Instant fence,
            Map<EntityKey, Observation.Listed> seen,
            Map<EntityKey, Written> came) {
        if (step.firstLoad() && step.pass() == 1) {
            return;
        }
        var rows = new ArrayList<JsonNode>();
        came.forEach((key, written) -> {
            var kind = kind(written);
            if (kind != null) {
                rows.add(row(kind, requireNonNull(seen.get(key)), written));
            }
        });
        if (!rows.isEmpty()) {
            repository.add(
                    run, step.type(), step.pass(), fence, GRACE.toMillis(), Json.write(JsonNode.createArrayNode(rows)));
        }
    }

    private static @Nullable String kind(Written written) {
        return switch (written.outcome()) {
            case CREATED, REVIVED -> "missing";
            case CHANGED -> "drifted";
            case UNSTORABLE -> "unstorable";
            case UNCHANGED, SUPERSEDED, DELETED, UNKNOWN, FORGOTTEN -> null;
        };
    }

    private static JsonNode row(String kind, Observation.Listed seen, Written written) {
        var row = new LinkedHashMap<String, JsonNode>();
        row.put("id", string(seen.key().id().toString()));
        seen.sourceUpdatedAt().ifPresent(at -> row.put("updated_at", string(at.toString())));
        row.put("kind", string(kind));
        row.put(
                "changed",
                JsonNode.createArrayNode(
                        written.changed().stream().map(Findings::string).toList()));
        return JsonNode.createObjectNode(row);
    }

    /** Whether an entity is missing from what was listed so far, of that status unless it is empty. */
    boolean anyNotSeen(UUID run, StepRow step, Instant began, String status) {
        return repository.anyNotSeen(run, step.type(), began, status);
    }

    /** How many entities the listing did not show. */
    long countNotSeen(UUID run, StepRow step, Instant began) {
        return repository.countNotSeen(run, step.type(), began);
    }

    /** Adds them; returns how many were not known as absent to this run. */
    long addAbsent(UUID run, StepRow step, Instant began) {
        return repository.addAbsent(run, step.type(), step.pass(), began);
    }

    /** Those that a pass found absent, a batch at a time. */
    void eachAbsent(UUID run, StepRow step, Consumer<List<EntityKey>> then) {
        var batch = repository.absent(run, step.type(), step.pass(), FIRST, BATCH);
        while (!batch.isEmpty()) {
            then.accept(batch.stream()
                    .map(id -> new EntityKey(step.entityType(), id))
                    .toList());
            batch = repository.absent(run, step.type(), step.pass(), batch.getLast(), BATCH);
        }
    }

    /** What the pass found. */
    Difference differences(UUID run, StepRow step, Instant passBegan) {
        repository.announced(run, step.type(), step.pass(), passBegan, GRACE.toMillis());
        long differed = repository.count(run, step.type(), step.pass(), false);
        long loaded = step.firstLoad() && step.pass() == 1 ? step.created() + step.changed() : 0;
        return new Difference(differed + loaded, repository.count(run, step.type(), step.pass(), true));
    }

    /**
     * Differences of a pass.
     *
     * @param older there before the pass began
     * @param newer of the source's changes meanwhile
     */
    record Difference(long older, long newer) {}

    /** Whether pages moved up while the pass went through them, so that an entity may have slipped past it. */
    boolean shifted(StepRow step, Instant passBegan) {
        var events = step.entityType().sortIsStable() ? ".deleted" : ".%";
        return repository.announcedSince(step.type() + events, passBegan);
    }

    /** How many absences wait for info's answer. */
    long pending(UUID run) {
        return repository.pending(run);
    }

    /** Judges what webhooks should have announced. */
    void judge(UUID run, EntityType type) {
        if (!type.eventTypes().isEmpty()) {
            repository.judge(run, type.singular());
        }
    }

    Map<String, FoundCount> counts(UUID run) {
        var byType = new LinkedHashMap<String, FoundCount>();
        repository.counts(run).forEach(count -> byType.put(count.type(), count));
        return byType;
    }

    private static JsonNode string(String text) {
        return JsonNode.createStringNode(text);
    }

    /** A page of them; empty texts leave their condition out. */
    List<Finding> page(UUID run, String type, String kind, String outcome, String afterType, String afterId, int most) {
        return repository.page(run, type, kind, outcome, afterType, afterId, most).stream()
                .map(FindingRow::shown)
                .toList();
    }
}
