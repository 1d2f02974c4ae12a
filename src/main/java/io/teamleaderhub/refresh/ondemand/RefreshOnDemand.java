package io.teamleaderhub.refresh.ondemand;

import io.micronaut.http.HttpStatus;
import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.mirror.EntityState;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.refresh.Mark;
import io.teamleaderhub.refresh.Need;
import io.teamleaderhub.refresh.StaleSet;
import io.teamleaderhub.refresh.StaleState;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.budget.CallClass;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Marks one entity for an operator and waits for what comes of it. Blocks, bounded. */
@Singleton
final class RefreshOnDemand {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final StaleSet stale;
    private final Mirror mirror;
    private final Transactions transactions;

    RefreshOnDemand(StaleSet stale, Mirror mirror, Transactions transactions) {
        this.stale = stale;
        this.mirror = mirror;
        this.transactions = transactions;
    }

    /**
     * Fetches the entity by info, with the operators' calls, like any stale key.
     *
     * @param atMost how long to wait; it goes on after that
     * @throws InterruptedException when the thread is told to stop
     * @throws HubException 409 when it was forgotten
     */
    Refreshed refresh(EntityKey key, Duration atMost) throws InterruptedException {
        if (mirror.forgottenAt(key).isPresent()) {
            throw new HubException(HttpStatus.CONFLICT, key + " was forgotten. Lift that first: ./hub forget --lift");
        }
        long change = mirror.state(key).map(EntityState::lastChange).orElse(0L);
        var mark = new Mark(key, Need.DETAIL, CallClass.OPERATOR, Cause.OPERATOR, false);
        transactions.write(() -> {
            stale.mark(List.of(mark));
            return key;
        });
        stale.wake();
        var left = awaitSettled(key, atMost);
        return result(key, left, change);
    }

    private Optional<StaleState> awaitSettled(EntityKey key, Duration atMost) throws InterruptedException {
        var pause = new Signal();
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            var left = stale.state(key);
            boolean settled = left.isEmpty() || left.get().dead() || left.get().onlyTheRest();
            if (settled || System.nanoTime() >= end) {
                return left;
            }
            pause.await(LOOK_EVERY);
        }
    }

    private Refreshed result(EntityKey key, Optional<StaleState> left, long change) {
        var state = mirror.state(key).orElse(new EntityState(null, null, null, 0));
        return new Refreshed(
                key.type().singular(),
                key.id(),
                outcome(left, state),
                mirror.changedAfter(key, change),
                state.listedAsOf(),
                state.infoAsOf(),
                left.map(StaleState::lastError).orElse(null));
    }

    private static String outcome(Optional<StaleState> left, EntityState state) {
        if (left.isPresent() && left.get().dead()) {
            return "dead";
        }
        if (left.isPresent() && !left.get().onlyTheRest()) {
            return "pending";
        }
        if (state.deletedAt() != null) {
            return "deleted";
        }
        return state.listedAsOf() == null && state.infoAsOf() == null ? "unknown" : "current";
    }
}
