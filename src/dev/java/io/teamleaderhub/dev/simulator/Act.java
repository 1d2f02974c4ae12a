package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Something that can be done to a record besides updating it: the action's name, the event suffix it raises if any. */
record Act(String action, @Nullable String event, BiConsumer<ObjectNode, Call> change) {

    /** The body of the call and the instant of it, as documents write it. */
    record Call(ObjectNode body, String now) {}

    /** The edit it makes; with {@code updated} too where the type has that event and the switch is on. */
    Edit edit(ResourceType type, Call call, boolean raisingUpdated) {
        String updated = type.events().updated();
        Edit edit = Edit.act(event, document -> {
            change.accept(document, call);
            type.stamps().mark(document, call.now());
        });
        return raisingUpdated && updated != null && !updated.equals(event) ? edit.and(updated) : edit;
    }
}
