package io.teamleaderhub.reconcile;

import io.micronaut.http.HttpStatus;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.connection.Connection;
import jakarta.inject.Singleton;
import java.util.List;

/** Takes orders of people: refuses what cannot be done now, saying why. Blocks for the database. */
@Singleton
final class Requests {
    private final Reconciliations reconciliations;
    private final Forecasts forecasts;
    private final Connection connection;

    Requests(Reconciliations reconciliations, Forecasts forecasts, Connection connection) {
        this.reconciliations = reconciliations;
        this.forecasts = forecasts;
        this.connection = connection;
    }

    /**
     * The run asked for, begun or already under way.
     *
     * @throws HubException 409 when another one is under way, or the hub is not connected
     */
    Reconciliation take(Order order) {
        checkConnected();
        var taken = reconciliations.request(order);
        if (!taken.begun() && !isWhat(order, taken.run())) {
            throw new HubException(
                    HttpStatus.CONFLICT,
                    "Run %s (%s, %s) is under way. Wait for it, or cancel it with DELETE %s/%s."
                            .formatted(
                                    taken.run().id(),
                                    taken.run().mode(),
                                    taken.run().requestedBy(),
                                    ReconciliationController.PATH,
                                    taken.run().id()));
        }
        return taken.run();
    }

    /**
     * Says that there is nobody to ask.
     *
     * @throws HubException 409 when the hub is not connected
     */
    void checkConnected() {
        if (!connection.usable()) {
            throw new HubException(
                    HttpStatus.CONFLICT,
                    "The hub is not connected to Teamleader; ./hub status says why, ./hub oauth setup connects it.");
        }
    }

    private static boolean isWhat(Order order, Reconciliation run) {
        return run.mode().equals(order.mode().stored())
                && run.details() == order.details()
                && types(run)
                        .equals(order.types().stream().map(EntityType::singular).toList());
    }

    private static List<String> types(Reconciliation run) {
        return run.steps().stream().map(Reconciliation.Step::type).toList();
    }

    Forecast forecast(Order order) {
        return forecasts.of(order);
    }
}
