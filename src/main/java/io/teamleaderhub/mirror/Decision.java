package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import java.util.List;

/** What to do with an observation. */
sealed interface Decision {
    /** What the observation comes to. */
    Outcome outcome();

    /** The paths that differ, sorted; empty unless a document is replaced. */
    default List<String> changed() {
        return List.of();
    }

    /**
     * Write the document and a line of history.
     *
     * @param changed paths that differ, sorted
     * @param agrees whether the document then agrees with the latest list row
     */
    record Write(Outcome outcome, JsonNode document, List<String> changed, boolean agrees) implements Decision {}

    /** Mark the row deleted and write a line of history. */
    record Delete() implements Decision {
        @Override
        public Outcome outcome() {
            return Outcome.DELETED;
        }
    }

    /**
     * Nothing changed: only note how new the row is proven to be.
     *
     * @param agrees whether the document agrees with the latest list row
     */
    record Confirm(boolean agrees) implements Decision {
        @Override
        public Outcome outcome() {
            return Outcome.UNCHANGED;
        }
    }

    /** Write nothing. */
    record Leave(Outcome outcome) implements Decision {}
}
