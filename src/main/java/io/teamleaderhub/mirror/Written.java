package io.teamleaderhub.mirror;

import java.util.List;

/**
 * What became of an observation.
 *
 * @param outcome in a word
 * @param changed the paths that changed, sorted; empty unless a document was replaced
 */
public record Written(Outcome outcome, List<String> changed) {
    /** Copies the list. */
    public Written {
        changed = List.copyOf(changed);
    }
}
