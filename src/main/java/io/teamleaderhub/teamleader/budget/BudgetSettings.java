package io.teamleaderhub.teamleader.budget;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * The limit to keep.
 *
 * @param limit calls allowed in a window
 * @param window the sliding window's length
 */
@ConfigurationProperties("hub.api")
record BudgetSettings(int limit, Duration window) {
    /** The time between two calls that uses the limit evenly. */
    Duration pace() {
        return window.dividedBy(limit);
    }
}
