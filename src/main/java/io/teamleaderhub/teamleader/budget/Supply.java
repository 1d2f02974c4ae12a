package io.teamleaderhub.teamleader.budget;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * The slots at one instant of the database's clock; all times in microseconds.
 *
 * @param allowed calls allowed in a window: as configured, or fewer when the server says so
 * @param taken slots that count against that
 * @param calls calls that left during the last window
 * @param paused until the pause after a refusal ends; not positive when there is none
 * @param nextFree until the next slot comes free, a window at the most
 * @param coming slots that come free within the asked time
 * @param lastTaken since the last call left; absent when none did for a window
 * @param twelfthPaced since the twelfth-last paced call left
 * @param lastReconcile since the last call of reconciliation left
 * @param waiting the most urgent class somebody else waits in
 * @param reconcileWaits whether somebody else waits for a call of reconciliation
 */
@Introspected
record Supply(
        int allowed,
        int taken,
        int calls,
        long paused,
        long nextFree,
        int coming,
        @Nullable Long lastTaken,
        @Nullable Long twelfthPaced,
        @Nullable Long lastReconcile,
        @Nullable Integer waiting,
        boolean reconcileWaits) {
    int free() {
        return Math.max(0, allowed - taken);
    }
}
