package io.teamleaderhub.refresh;

import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.util.List;
import java.util.UUID;

/**
 * Keys of one type and need that this worker fetches now; nobody else does until the claim ends.
 *
 * @param token tells this claim from a later one of the same keys
 * @param keys one, or up to a batch when a list row will do
 */
record Claim(UUID token, EntityType type, Need need, CallClass callClass, List<Key> keys) {
    Claim {
        keys = List.copyOf(keys);
    }

    /**
     * A claimed key as it was when claimed.
     *
     * @param dirtySeq the number of its last mark: differs later if it was marked again meanwhile
     * @param marks how many marks this fetch answers
     * @param withheld whether its deletion would have to wait for a person
     */
    record Key(
            EntityKey key, long dirtySeq, Cause cause, boolean announced, Tries tries, int marks, boolean withheld) {}

    /** The only key of a claim of one. */
    Key single() {
        return keys.getFirst();
    }

    /** Whether a call by list fetches it; else it is one key by info. */
    boolean byList() {
        return keys.size() > 1 || need == Need.LIST_REST || !type.detailed();
    }
}
