package io.teamleaderhub.refresh;

import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.EntityKey;
import java.time.Instant;
import java.util.Map;

/** What the call for a claim brought. */
sealed interface Fetched {
    /** When its request left. */
    Instant at();

    /**
     * It was answered.
     *
     * @param seen what was seen of the claim's keys; one that is missing was not in the list
     */
    record Seen(Instant at, Map<EntityKey, Observation> seen) implements Fetched {
        public Seen {
            seen = Map.copyOf(seen);
        }
    }

    /** It failed: nothing is known of any key. */
    record Failed(Instant at, Answer answer) implements Fetched {}
}
