package io.teamleaderhub.teamleader.budget;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the call budget stands. Slots, limit and pause are those of all processes; the rest is the answering process's.
 *
 * @param calls calls that count against the limit: under way, or answered less than a window ago
 * @param limit calls allowed in a window: as configured, or fewer when Teamleader names a lower limit
 * @param configuredLimit as configured
 * @param windowSeconds the window's length
 * @param pausedSeconds how long nobody calls, after a refusal; 0 when there is no pause
 * @param callsByClass calls since the process started
 * @param refused calls refused (429) since the process started
 * @param callsPerEntity calls for stale entities per entity made current since the process started; absent before the first
 * @param callsPerEntityLately the same of the last 5 to 10 minutes
 * @param usedWhileWorkWaited the share of the limit that was used in the last window; absent unless work was waiting all that time
 * @param clockSkewSeconds how far Teamleader's clock is ahead of this host's; absent before its first answer
 */
@Serdeable
public record BudgetState(
        int calls,
        int limit,
        int configuredLimit,
        double windowSeconds,
        double pausedSeconds,
        Map<String, Long> callsByClass,
        long refused,
        @Nullable Double callsPerEntity,
        @Nullable Double callsPerEntityLately,
        @Nullable Double usedWhileWorkWaited,
        @Nullable Double clockSkewSeconds) {}
