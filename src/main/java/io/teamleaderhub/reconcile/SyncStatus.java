package io.teamleaderhub.reconcile;

import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.mirror.TypeCount;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.MirroredTypes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mirror as teamleader2db's status showed its tables. Blocks for the database. */
@Singleton
final class SyncStatus {
    /** The resources that it had. */
    private static final List<String> RESOURCES =
            List.of("companies", "contacts", "custom_fields", "departments", "events", "invoices", "projects", "users");

    private final Mirror mirror;
    private final RunRepository runs;
    private final MirroredTypes types;

    SyncStatus(Mirror mirror, RunRepository runs, MirroredTypes types) {
        this.mirror = mirror;
        this.runs = runs;
        this.types = types;
    }

    /**
     * A resource.
     *
     * @param database_table the view with its rows; null for a resource that this hub does not mirror
     * @param synced_entries live rows
     * @param last_modified when the mirror last changed one; null when there is none
     */
    @Serdeable
    record Resource(
            @Nullable String database_table,
            long synced_entries,
            @Nullable Instant last_modified) {}

    Map<String, Object> now() {
        var counts = mirror.count();
        var shown = new LinkedHashMap<String, Object>();
        for (String resource : RESOURCES) {
            shown.put(resource, type(resource).map(type -> shown(type, counts)).orElse(new Resource(null, 0, null)));
        }
        shown.put("job_running", runs.open().isPresent());
        return shown;
    }

    private Optional<EntityType> type(String resource) {
        return EntityType.named(resource.equals("custom_fields") ? "custom_field_definitions" : resource)
                .filter(types::has);
    }

    private Resource shown(EntityType type, List<TypeCount> counts) {
        long live = counts.stream()
                .filter(count -> count.type().equals(type.singular()))
                .mapToLong(TypeCount::live)
                .sum();
        return new Resource(
                "teamleader." + type.plural(), live, mirror.lastChanged(type).orElse(null));
    }
}
