package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A list filter: whether a document has what the call wants. */
interface Filter {
    boolean matches(ObjectNode document, JsonNode wanted);
}
