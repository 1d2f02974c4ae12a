package io.teamleaderhub.refresh.story;

import io.teamleaderhub.teamleader.EntityKey;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reads one key's story; changes nothing. Blocks for the database. */
@Singleton
public final class KeyStory {
    private final StoryRepository repository;

    KeyStory(StoryRepository repository) {
        this.repository = repository;
    }

    /** What is still to be done for a key; empty when nothing is. */
    public Optional<Pending> pending(EntityKey key) {
        return repository.pending(key.type().singular(), key.id()).stream().findFirst();
    }

    /** What a key's fetches came to, as far as they are kept. */
    public FetchTotal total(EntityKey key) {
        return repository.total(key.type().singular(), key.id());
    }

    /** The latest dead letters of a key that were given up, oldest first. */
    public List<Discarded> discarded(EntityKey key, int most) {
        return repository.discarded(key.type().singular(), key.id(), most);
    }
}
