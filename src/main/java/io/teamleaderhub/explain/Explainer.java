package io.teamleaderhub.explain;

import io.teamleaderhub.mirror.Changes;
import io.teamleaderhub.mirror.EntityState;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.refresh.FetchLog;
import io.teamleaderhub.refresh.story.KeyStory;
import io.teamleaderhub.refresh.story.Pending;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.webhook.EventLog;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts an entity's story together. Blocks for the database. */
@Singleton
final class Explainer {
    private final EventLog events;
    private final FetchLog fetches;
    private final KeyStory story;
    private final Mirror mirror;
    private final Changes changes;

    Explainer(EventLog events, FetchLog fetches, KeyStory story, Mirror mirror, Changes changes) {
        this.events = events;
        this.fetches = fetches;
        this.story = story;
        this.mirror = mirror;
        this.changes = changes;
    }

    /** The story, with so many of each kind; empty when nobody ever named the entity. */
    Optional<Explanation> explain(EntityKey key, int most) {
        var pending = story.pending(key);
        var mirrored = mirror.state(key);
        var letters = letters(key, pending, most);
        var totals = totals(key);
        boolean forgotten = mirror.forgottenAt(key).isPresent();
        return !forgotten && pending.isEmpty() && mirrored.isEmpty() && letters.isEmpty() && nothing(totals)
                ? Optional.empty()
                : Optional.of(explained(key, mirrored, pending, letters, totals, most));
    }

    private static boolean nothing(Explanation.Totals totals) {
        return totals.events() == 0 && totals.fetches() == 0 && totals.versions() == 0;
    }

    private Explanation explained(
            EntityKey key,
            Optional<EntityState> mirrored,
            Optional<Pending> pending,
            List<Letter> letters,
            Explanation.Totals totals,
            int most) {
        var state = mirror.forgottenAt(key).map(State::forgotten).orElseGet(() -> State.of(mirrored, pending));
        return new Explanation(
                key.type().singular(),
                key.id(),
                Summary.of(key, state),
                state,
                events.of(key, most),
                fetches.of(key, most).reversed().stream().map(Fetched::of).toList(),
                changes.of(key, most),
                letters,
                totals);
    }

    private List<Letter> letters(EntityKey key, Optional<Pending> pending, int most) {
        var letters = new ArrayList<>(
                story.discarded(key, most).stream().map(Letter::of).toList());
        pending.filter(Pending::dead).map(Letter::of).ifPresent(letters::add);
        return letters;
    }

    private Explanation.Totals totals(EntityKey key) {
        var total = story.total(key);
        return new Explanation.Totals(events.count(key), total.fetches(), total.calls(), changes.count(key));
    }
}
