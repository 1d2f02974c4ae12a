package io.teamleaderhub.reconcile;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.teamleader.Teamleader;
import java.time.Instant;

/**
 * A page of a list as it was answered.
 *
 * @param part of the type's statuses, the one that was asked for
 * @param seq orders what it shows; drawn before its request left
 * @param asOf when its request left, by this process's clock
 * @param sourceTime the source's clock then, or a moment before
 */
record Page(int part, int number, JsonNode rows, long seq, Instant asOf, Instant sourceTime) {
    /** Whether another page must be asked for. */
    boolean full() {
        return rows.size() >= Teamleader.PAGE_SIZE;
    }
}
