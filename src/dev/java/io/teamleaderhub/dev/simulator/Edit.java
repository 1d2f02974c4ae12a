package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** A change of one document: what it alters, the event suffixes it raises, whether it moves {@code updated_at}. */
record Edit(Consumer<ObjectNode> change, List<String> events, boolean touches) {
    Edit {
        events = List.copyOf(events);
    }

    /** A change of the type's own fields. */
    static Edit update(ResourceType type, Consumer<ObjectNode> change) {
        String updated = type.events().updated();
        return new Edit(change, updated == null ? List.of() : List.of(updated), true);
    }

    Edit silently() {
        return new Edit(change, List.of(), touches);
    }
}
