package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** Makes documents of one type, in the shape of its {@code .info}. */
interface Generator {
    /** A record with nothing filled in: every key present, scalars null, collections empty. */
    ObjectNode blank(String id);

    /** A record as people fill them in. */
    ObjectNode generate(String id, Context context);

    /** What a generator draws from; {@code asOf} is the latest instant it may mention. */
    record Context(Draw draw, Store store, Instant asOf) {
        /** The id of some record of the type. */
        Optional<String> any(ResourceType type) {
            return store.any(type, draw).map(Stored::id);
        }
    }
}
