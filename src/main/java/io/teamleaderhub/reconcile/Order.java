package io.teamleaderhub.reconcile;

import io.micronaut.http.HttpStatus;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.teamleader.EntityType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reconciliation asked for.
 *
 * @param types in the order of the catalogue
 * @param details whether every detail is read again too, whatever the lists say
 * @param requestedBy who asks
 */
record Order(Mode mode, List<EntityType> types, boolean details, String requestedBy) {
    Order {
        types = List.copyOf(types);
    }

    /** Whether it is full and leaves no type out, so that it makes up for whatever webhooks were lost before. */
    boolean listsEverything() {
        return mode == Mode.FULL && types.size() == EntityType.values().length;
    }

    /** Of every type that the mode can do. */
    static Order all(Mode mode, String requestedBy) {
        return new Order(mode, possible(mode), false, requestedBy);
    }

    /**
     * As asked for from outside.
     *
     * @param mode absent: full
     * @param types singular or as in the API's paths; absent or empty: all
     * @throws HubException 400 when there is no such mode or type, or the mode cannot do it
     */
    static Order asked(@Nullable String mode, @Nullable Collection<String> types, boolean details, String requestedBy) {
        var wanted = mode == null
                ? Mode.FULL
                : Mode.find(mode)
                        .orElseThrow(() -> refused("There is no mode \"%s\"; there are: %s."
                                .formatted(mode, String.join(", ", Mode.names()))));
        if (details && wanted != Mode.FULL) {
            throw refused("details is for mode full only.");
        }
        if (types == null || types.isEmpty()) {
            return new Order(wanted, possible(wanted), details, requestedBy);
        }
        var named = types.stream().map(Order::type).distinct().sorted().toList();
        named.stream()
                .filter(type -> !possible(wanted).contains(type))
                .findFirst()
                .ifPresent(type -> {
                    throw refused(
                            "Lists of %s cannot be asked for changes only; use mode full.".formatted(type.path()));
                });
        return new Order(wanted, named, details, requestedBy);
    }

    private static List<EntityType> possible(Mode mode) {
        return Arrays.stream(EntityType.values())
                .filter(type -> mode != Mode.INCREMENTAL || type.updatedSince())
                .toList();
    }

    private static EntityType type(String name) {
        return Arrays.stream(EntityType.values())
                .filter(type -> type.singular().equals(name) || type.path().equals(name))
                .findFirst()
                .orElseThrow(() -> refused("There is no type \"%s\"; there are: %s."
                        .formatted(name, String.join(", ", EntityType.names()))));
    }

    private static HubException refused(String why) {
        return new HubException(HttpStatus.BAD_REQUEST, why);
    }
}
