package io.teamleaderhub.explain;

import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.mirror.Change;
import io.teamleaderhub.webhook.LoggedEvent;
import java.util.List;
import java.util.UUID;

/**
 * What the hub knows of an entity and why it knows no more. Every list has the latest of its kind, oldest first.
 *
 * @param type the entity's type
 * @param id the entity's id
 * @param summary the state in a sentence or two
 * @param state how it stands
 * @param events webhooks taken in about it
 * @param fetches how it was fetched, and at what cost
 * @param versions what the mirror wrote of it
 * @param deadLetters when it could not be fetched or kept: those given up, then the one that is open
 * @param totals how much there is of each, as far as it is kept
 */
@Serdeable
public record Explanation(
        String type,
        UUID id,
        String summary,
        State state,
        List<LoggedEvent> events,
        List<Fetched> fetches,
        List<Change> versions,
        List<Letter> deadLetters,
        Totals totals) {
    /** Copies the lists. */
    public Explanation {
        events = List.copyOf(events);
        fetches = List.copyOf(fetches);
        versions = List.copyOf(versions);
        deadLetters = List.copyOf(deadLetters);
    }

    /**
     * How much there is.
     *
     * @param events webhooks taken in, of the last 30 days
     * @param fetches fetches, of the last 30 days
     * @param calls what they cost: a call that several entities shared counts as this one's part of it
     * @param versions versions
     */
    @Serdeable
    public record Totals(long events, long fetches, double calls, long versions) {}
}
