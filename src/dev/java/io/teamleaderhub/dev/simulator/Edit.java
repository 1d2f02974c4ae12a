package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of one document: what it alters, the event suffixes it raises given the document before and after, whether it
 * moves {@code updated_at}.
 */
record Edit(Consumer<ObjectNode> change, BiFunction<ObjectNode, ObjectNode, List<String>> events, boolean touches) {
    Edit(Consumer<ObjectNode> change, List<String> events, boolean touches) {
        this(change, (_, _) -> events, touches);
    }

    /** A change of the type's own fields. */
    static Edit update(ResourceType type, Consumer<ObjectNode> change) {
        return new Edit(change, type.events()::ofUpdate, true);
    }

    /** A change that raises this event, or none. */
    static Edit act(@Nullable String event, Consumer<ObjectNode> change) {
        return new Edit(change, event == null ? List.of() : List.of(event), true);
    }

    Edit and(String suffix) {
        return new Edit(
                change,
                (before, after) -> Stream.concat(events.apply(before, after).stream(), Stream.of(suffix))
                        .toList(),
                touches);
    }

    Edit silently() {
        return new Edit(change, List.of(), touches);
    }
}
