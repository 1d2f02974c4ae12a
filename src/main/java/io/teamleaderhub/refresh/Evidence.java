package io.teamleaderhub.refresh;

import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.contract.Denials;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/**
 * Tells a key's own failure from trouble of the API: its own it is when the API then answers a list of the type. Asks for
 * the smallest such list, once for all who ask meanwhile. Blocks for that call.
 */
@Singleton
final class Evidence {
    /** Trouble is believed for that long, so that an outage does not cost two calls where it cost one. */
    private static final Duration TROUBLE_LASTS = Duration.ofSeconds(5);

    private final Denials denials;
    private final InstantSource clock;
    private final Map<EntityType, Found> found = new EnumMap<>(EntityType.class);

    Evidence(Denials denials, InstantSource clock) {
        this.denials = denials;
        this.clock = clock;
    }

    private record Found(Denials.Verdict verdict, Instant askedAt) {}

    /** {@code CALL} when the type is answered from now on: what was answered before a failure proves nothing about it. */
    Denials.Verdict now(EntityType type) {
        return askedSince(type, clock.instant());
    }

    private synchronized Denials.Verdict askedSince(EntityType type, Instant failure) {
        var known = found.get(type);
        if (known != null && (!known.askedAt().isBefore(failure) || troubled(known, failure))) {
            return known.verdict();
        }
        var askedAt = clock.instant();
        var verdict = denials.verdict(type);
        found.put(type, new Found(verdict, askedAt));
        return verdict;
    }

    private static boolean troubled(Found known, Instant at) {
        return known.verdict() == Denials.Verdict.UNKNOWN
                && Duration.between(known.askedAt(), at).compareTo(TROUBLE_LASTS) < 0;
    }
}
