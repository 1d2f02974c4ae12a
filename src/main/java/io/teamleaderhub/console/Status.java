package io.teamleaderhub.console;

import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.mirror.TypeCount;
import io.teamleaderhub.reconcile.Reconciliation;
import io.teamleaderhub.refresh.StaleCount;
import io.teamleaderhub.teamleader.budget.BudgetState;
import io.teamleaderhub.teamleader.connection.ConnectionState;
import io.teamleaderhub.teamleader.contract.ContractCheck;
import io.teamleaderhub.teamleader.contract.SuspendedType;
import io.teamleaderhub.webhook.DoorState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hub's state at a glance.
 *
 * @param connection absent before the first consent
 * @param events webhooks taken in during the last 24 hours
 * @param door where webhooks are stored
 * @param rejected webhooks that could not be taken in and were neither replayed nor discarded
 * @param gaps times in which webhooks may have been lost and that no run has made up for yet
 * @param stale what is to be fetched
 * @param budget how the call budget stands
 * @param mirror what the mirror holds, by type
 * @param reconciliation the latest run that compared and repaired
 * @param suspended types that Teamleader denies
 * @param contract what the API does not keep of what the hub relies on
 */
@Serdeable
public record Status(
        @Nullable ConnectionState connection,
        long events,
        DoorState door,
        long rejected,
        long gaps,
        StaleCount stale,
        BudgetState budget,
        List<TypeCount> mirror,
        @Nullable Reconciliation reconciliation,
        List<SuspendedType> suspended,
        List<ContractCheck> contract) {}
