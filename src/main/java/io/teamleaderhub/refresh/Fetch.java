package io.teamleaderhub.refresh;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fetch of one entity.
 *
 * @param fetchedAt when its request left
 * @param via info or list
 * @param callClass the class of its call, as {@link io.teamleaderhub.teamleader.budget.CallClass#of} reads it
 * @param cause who said that it may be stale
 * @param marks how many events and other marks it answered; 0 when it failed or only brought the other truth of the row
 * @param keys how many entities shared the call: this one cost 1/keys of a call
 * @param outcome what the mirror made of it, or how the call failed
 * @param error what a failed call said
 */
@Introspected
public record Fetch(
        Instant fetchedAt,
        String via,
        int callClass,
        String cause,
        int marks,
        int keys,
        String outcome,
        @Nullable String error) {}
