package io.teamleaderhub.mirror;

import io.teamleaderhub.teamleader.EntityKey;
import jakarta.inject.Singleton;
import java.util.List;

/** The history of entities, as far as it is kept. Blocks for the database. */
@Singleton
public final class Changes {
    private final ChangeRepository repository;

    Changes(ChangeRepository repository) {
        this.repository = repository;
    }

    /** The latest versions of an entity, oldest first. */
    public List<Change> of(EntityKey key, int most) {
        return repository.latest(key.type().singular(), key.id(), most).stream()
                .map(ChangeRow::shown)
                .toList();
    }

    /** How many versions of an entity are kept. */
    public long count(EntityKey key) {
        return repository.count(key.type().singular(), key.id());
    }
}
