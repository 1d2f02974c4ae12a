package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What one {@code path.action} of the API does with a request body. */
interface Action {
    Answer answer(ObjectNode body);
}
