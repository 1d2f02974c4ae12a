package io.teamleaderhub.webhook.url;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of this hub's webhook URLs, with times by the database's clock.
 *
 * @param serial its number; the first is 0
 * @param state its {@link Stage} as stored
 * @param requestedAt when it was asked for
 * @param registeredAt when Teamleader first listed it with every type
 * @param firstEventAt when the first event came on it
 * @param unregisteredAt when Teamleader no longer listed it
 * @param retiredAt since when it is refused
 * @param mayGo whether its successor has received an event, or none came for a day
 * @param over whether it was unregistered long enough ago that nothing on it is under way
 */
@Introspected
public record KnownUrl(
        int serial,
        String state,
        Instant requestedAt,
        @Nullable Instant registeredAt,
        @Nullable Instant firstEventAt,
        @Nullable Instant unregisteredAt,
        @Nullable Instant retiredAt,
        boolean mayGo,
        boolean over) {
    /** How far it is. */
    public Stage stage() {
        return Stage.of(state);
    }

    /** Whether it has to be registered for everything. */
    public boolean wanted() {
        return stage() == Stage.REGISTERING || stage() == Stage.CURRENT;
    }

    /** Whether Teamleader may have it: not one that was unregistered. */
    public boolean mayBeRegistered() {
        return wanted() || (stage() == Stage.LEAVING && unregisteredAt == null);
    }

    /** Whether a call to Teamleader would take its rotation further. */
    public boolean actionable() {
        return stage() == Stage.REGISTERING || (mayGo && unregisteredAt == null);
    }
}
