package io.teamleaderhub.reconcile;

import io.micronaut.http.HttpStatus;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.MirroredTypes;
import io.teamleaderhub.teamleader.budget.BudgetStates;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes orders of what the mirrored types' lists can do. Blocks for the database. */
@Singleton
final class Orders {
    /** Of the calls there are, what lists of types that nothing announces may take while nobody asks for them. */
    private static final double SHARE_OF_POLLS = 0.1;

    private final MirroredTypes types;
    private final Mirror mirror;
    private final StepRepository steps;
    private final BudgetStates budget;

    Orders(MirroredTypes types, Mirror mirror, StepRepository steps, BudgetStates budget) {
        this.types = types;
        this.mirror = mirror;
        this.steps = steps;
        this.budget = budget;
    }

    /** Of every type that the mode can do. */
    Order all(Mode mode, String requestedBy) {
        var possible = possible(mode).stream()
                .filter(type -> mode != Mode.INCREMENTAL || type.updatedSince() || pollIsDue(type))
                .toList();
        return order(mode, possible, false, requestedBy);
    }

    /**
     * As asked for from outside.
     *
     * @param mode absent: full
     * @param names of types: singular, plural or as in the API's paths; absent or empty: all
     * @throws HubException 400 when there is no such mode or type, or the mode cannot do it
     */
    Order asked(@Nullable String mode, @Nullable Collection<String> names, boolean details, String requestedBy) {
        var wanted = mode == null
                ? Mode.FULL
                : Mode.find(mode)
                        .orElseThrow(() -> refused("There is no mode \"%s\"; there are: %s."
                                .formatted(mode, String.join(", ", Mode.names()))));
        if (details && wanted != Mode.FULL) {
            throw refused("details is for mode full only.");
        }
        if (names == null || names.isEmpty()) {
            return order(wanted, possible(wanted), details, requestedBy);
        }
        var named = names.stream().map(this::type).distinct().sorted().toList();
        named.stream()
                .filter(type -> !possible(wanted).contains(type))
                .findFirst()
                .ifPresent(type -> {
                    throw refused(
                            "Lists of %s cannot be asked for changes only; use mode full.".formatted(type.plural()));
                });
        return order(wanted, named, details, requestedBy);
    }

    private Order order(Mode mode, List<EntityType> chosen, boolean details, String requestedBy) {
        boolean everything = mode == Mode.FULL && chosen.equals(types.all());
        return new Order(mode, chosen, details, requestedBy, everything);
    }

    private List<EntityType> possible(Mode mode) {
        return types.all().stream()
                .filter(type -> mode != Mode.INCREMENTAL || type.updatedSince() || type.polled())
                .toList();
    }

    /** The longer a list, the less often it is listed whole because nothing announces its changes. */
    private boolean pollIsDue(EntityType type) {
        var state = budget.now();
        double perSecond = SHARE_OF_POLLS * state.limit() / state.windowSeconds();
        return steps.sinceListedWhole(type.singular())
                .map(seconds ->
                        seconds * perSecond >= ExpectedPages.of(type, mirror).all())
                .orElse(true);
    }

    private EntityType type(String name) {
        var type = EntityType.named(name).filter(types::has);
        if (type.isEmpty()) {
            throw refused("There is no type \"%s\"; there are: %s."
                    .formatted(
                            name,
                            String.join(
                                    ", ",
                                    types.all().stream()
                                            .map(EntityType::singular)
                                            .toList())));
        }
        return type.get();
    }

    private static HubException refused(String why) {
        return new HubException(HttpStatus.BAD_REQUEST, why);
    }
}
