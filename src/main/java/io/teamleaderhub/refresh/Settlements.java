package io.teamleaderhub.refresh;

import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.mirror.Written;
import io.teamleaderhub.teamleader.EntityType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a key that was fetched, by what the mirror made of it. Does not block. */
@Singleton
final class Settlements {
    private final Failures failures;
    private final RefreshSettings settings;

    Settlements(Failures failures, RefreshSettings settings) {
        this.failures = failures;
        this.settings = settings;
    }

    /**
     * Decides.
     *
     * @param seen what the call showed of the key; null when a list lacked it, so that info must tell: lists may hide what
     *     info has, and then there is nothing that only lists have
     * @param written what the mirror made of that; null when its deletion is withheld
     */
    Settlement of(Need need, Claim.Key key, @Nullable Observation seen, @Nullable Written written) {
        if (seen == null && !key.key().type().detailed()) {
            return failures.missingOnce();
        }
        if (seen == null) {
            return need == Need.LIST_REST
                    ? new Settlement.Rest(Need.DETAIL_REST, Duration.ZERO)
                    : new Settlement.DetailNow();
        }
        if (written == null) {
            return failures.withheld();
        }
        return switch (written.outcome()) {
            case UNSTORABLE -> failures.unstorable();
            case UNKNOWN -> failures.notThereYet(key);
            case DELETED, FORGOTTEN -> new Settlement.Cleared();
            case SUPERSEDED ->
                seen instanceof Observation.Absent
                        ? new Settlement.DetailNow()
                        : rest(need, key.key().type(), seen);
            case CREATED, REVIVED, UNCHANGED -> rest(need, key.key().type(), seen);
            case CHANGED ->
                need == Need.LIST_REST && !listOnly(key.key().type(), written.changed())
                        ? new Settlement.Rest(Need.DETAIL_REST, Duration.ZERO)
                        : rest(need, key.key().type(), seen);
        };
    }

    /** What is still to come after one of the two truths came. */
    private Settlement rest(Need need, EntityType type, Observation seen) {
        return switch (seen) {
            case Observation.Listed listed
            when need == Need.LIST && type.infoSaysMore() -> new Settlement.Rest(Need.DETAIL_REST, Duration.ZERO);
            case Observation.Detailed detailed
            when need != Need.DETAIL_REST && type.listSaysMore() ->
                new Settlement.Rest(Need.LIST_REST, settings.gather());
            default -> new Settlement.Cleared();
        };
    }

    /** Whether a list row brought nothing but what only lists have; else the entity changed again meanwhile. */
    private static boolean listOnly(EntityType type, List<String> changed) {
        return changed.stream().allMatch(path -> type.listOnlyKeys().contains(path.replaceFirst("\\..*", "")));
    }
}
