package io.teamleaderhub.mirror.history;

import io.micronaut.json.tree.JsonNode;

/** What an entity was at an instant. */
public sealed interface AsOf {
    /** It was there, with that document. */
    record There(JsonNode document) implements AsOf {}

    /** The mirror did not have it as live: not known yet, or deleted. */
    record NotThere() implements AsOf {}

    /** It has changed since, and history does not reach back so far. */
    record Unknown() implements AsOf {}
}
