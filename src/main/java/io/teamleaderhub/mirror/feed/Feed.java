package io.teamleaderhub.mirror.feed;

import io.micronaut.http.HttpStatus;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Transactions;
import jakarta.inject.Singleton;

/** How the feed is doing, and what an operator may ask of it. Blocks for the database. */
@Singleton
public final class Feed {
    private final FeedStateRepository repository;
    private final FeedStore store;
    private final Transactions transactions;

    Feed(FeedStateRepository repository, FeedStore store, Transactions transactions) {
        this.repository = repository;
        this.store = store;
        this.transactions = transactions;
    }

    /** Up to which change everything is in the topic: history beyond it must not be dropped. */
    public long position() {
        return repository.position();
    }

    /** How it is doing. */
    public FeedState state() {
        return repository
                .state()
                .state(repository.republication().stream().findFirst().orElse(null));
    }

    /** How many rows a republication would publish. */
    public long rows() {
        return repository.rows();
    }

    /**
     * Has every entity published again, deleted ones as tombstones, beside the changes. It is done by whichever process leads
     * the feed, and goes on after a restart.
     *
     * @return how many
     * @throws HubException 409 while another republication is under way
     */
    public long republish() {
        return transactions.write(() -> {
            if (store.openRepublish().isPresent()) {
                throw new HubException(
                        HttpStatus.CONFLICT,
                        "A republication is under way: wait for its end, which GET /admin/feed shows.");
            }
            store.republish("operator");
            return repository.rows();
        });
    }
}
