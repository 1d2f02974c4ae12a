package io.teamleaderhub.reconcile;

import io.teamleaderhub.teamleader.EntityType;
import java.util.List;

/**
 * A reconciliation asked for.
 *
 * @param types in the order of the catalogue
 * @param details whether every detail is read again too, whatever the lists say
 * @param requestedBy who asks
 * @param everything whether it is full and leaves no list out, so that it makes up for whatever webhooks were lost before
 */
record Order(Mode mode, List<EntityType> types, boolean details, String requestedBy, boolean everything) {
    Order {
        types = List.copyOf(types);
    }
}
