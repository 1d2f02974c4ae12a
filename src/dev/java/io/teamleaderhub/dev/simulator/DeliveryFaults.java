package io.teamleaderhub.dev.simulator;

import java.time.Duration;

/**
 * What goes wrong with webhooks on their way. Deliveries raised within {@code reorderWindow} of one another arrive in any
 * order; without {@code retries} the first failure is final.
 */
public record DeliveryFaults(
        int dropPercent, int duplicatePercent, Duration reorderWindow, Duration delay, boolean retries) {
    /** Every event once, at once. */
    public static final DeliveryFaults NONE = new DeliveryFaults(0, 0, Duration.ZERO, Duration.ZERO, true);

    public DeliveryFaults dropping(int percent) {
        return new DeliveryFaults(percent, duplicatePercent, reorderWindow, delay, retries);
    }

    public DeliveryFaults duplicating(int percent) {
        return new DeliveryFaults(dropPercent, percent, reorderWindow, delay, retries);
    }

    public DeliveryFaults reordering(Duration window) {
        return new DeliveryFaults(dropPercent, duplicatePercent, window, delay, retries);
    }

    public DeliveryFaults delayed(Duration newDelay) {
        return new DeliveryFaults(dropPercent, duplicatePercent, reorderWindow, newDelay, retries);
    }

    public DeliveryFaults retrying(boolean on) {
        return new DeliveryFaults(dropPercent, duplicatePercent, reorderWindow, delay, on);
    }
}
