package io.teamleaderhub.dev.demo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param duration how long records change; null: until stopped
 * @param settle longest wait for quiet afterwards
 * @param contacts contacts to begin with; companies and deals go with them
 * @param eventsPerSecond changes a second
 * @param limit API calls in 60 s
 * @param seed of the simulated data
 */
record DemoOptions(
        @Nullable Duration duration, Duration settle, int contacts, double eventsPerSecond, int limit, long seed) {
    int companies() {
        return contacts * 2 / 5;
    }

    int deals() {
        return contacts * 3 / 5;
    }
}
