package io.teamleaderhub.mirror.feed;

import io.teamleaderhub.platform.Lease;
import io.teamleaderhub.platform.Leases;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process's time as the leader: from an election until it fails, stops, or finds that another was elected. It may be frozen
 * at any point: then the next leader's producer has shut out this one's, so nothing of it can be committed any more.
 */
final class Term implements AutoCloseable {
    static final String LEASE = "feed";
    static final Duration LIFE = Duration.ofSeconds(6);
    private static final Logger LOG = LoggerFactory.getLogger(Term.class);
    private static final Duration PROLONG_EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK_AT_TOPIC_EVERY = Duration.ofSeconds(10);

    private final Leases leases;
    private final Lease lease;
    private final FeedStore store;
    private final FeedKafka kafka;
    private final TopicFacts topic;
    private final Publisher publisher;
    private long position;
    private long prolonged = System.nanoTime();
    private long lookedAtTopic = System.nanoTime();

    private Term(Leases leases, Lease lease, FeedStore store, FeedKafka kafka, TopicFacts topic, Publisher publisher) {
        this.leases = leases;
        this.lease = lease;
        this.store = store;
        this.kafka = kafka;
        this.topic = topic;
        this.publisher = publisher;
        this.position = store.begin(topic.id(), publisher.position());
    }

    /** Begins with the lease, which it gives back at its end or when it cannot begin. Blocks for the database and for Kafka. */
    static Term begin(Leases leases, Lease lease, FeedStore store, FeedKafka kafka)
            throws TimeoutException, ExecutionException, InterruptedException {
        boolean begun = false;
        @Nullable Publisher publisher = null;
        try {
            var topic = kafka.topic();
            publisher = kafka.open(topic);
            var term = new Term(leases, lease, store, kafka, topic, publisher);
            begun = true;
            return term;
        } finally {
            if (!begun) {
                if (publisher != null) {
                    publisher.close();
                }
                leases.release(lease);
            }
        }
    }

    /**
     * Publishes a page of changes and a page of the republication under way. Blocks for the database and for Kafka.
     *
     * @param most rows in a page
     * @return whether there was anything
     * @throws OvertakenException when another process was elected
     * @throws FeedException when the topic is another
     */
    boolean work(int most) throws TimeoutException, ExecutionException, InterruptedException {
        if (past(prolonged, PROLONG_EVERY)) {
            prolong();
        }
        if (past(lookedAtTopic, LOOK_AT_TOPIC_EVERY)) {
            if (!kafka.same(topic)) {
                throw new FeedException("topic %s was deleted or replaced".formatted(topic.name()));
            }
            lookedAtTopic = System.nanoTime();
        }
        boolean changed = publishChanges(most);
        boolean republished = republish(most);
        return changed || republished;
    }

    private static boolean past(long since, Duration time) {
        return System.nanoTime() - since > time.toNanos();
    }

    /** A commit that waits for the disk, and with it for all that was committed and read before. */
    private void prolong() {
        if (!leases.prolong(lease, LIFE)) {
            throw new OvertakenException();
        }
        prolonged = System.nanoTime();
    }

    private boolean publishChanges(int most) {
        var changes = store.changes(position, most, topic.longestDocument());
        if (changes.isEmpty()) {
            return false;
        }
        long reached = changes.getLast().seq();
        var latest = Records.latest(changes);
        int oversize = publish(latest, reached);
        position = reached;
        store.moved(reached, latest.size(), oversize);
        return true;
    }

    private boolean republish(int most) {
        var run = store.openRepublish();
        if (run.isEmpty()) {
            return false;
        }
        var rows = store.rows(run.get(), most, topic.longestDocument());
        var latest = Records.latest(rows);
        int oversize = publish(latest, position);
        store.moved(position, latest.size(), oversize);
        store.republished(run.get(), rows, latest.size());
        return true;
    }

    /** What is published must not be lost when PostgreSQL dies: see {@link #prolong}. */
    private int publish(Collection<FeedRow> rows, long reached) {
        if (rows.isEmpty()) {
            return 0;
        }
        prolong();
        publisher.publish(
                rows.stream().map(row -> Records.of(row, topic.name())).toList(), reached);
        List<FeedRow> oversize = rows.stream().filter(FeedRow::oversize).toList();
        oversize.forEach(row -> LOG.warn(
                "{} has {} bytes, too many for the topic: its record says where it is", row.key(), row.bytes()));
        return oversize.size();
    }

    /** Gives up what is not committed, and the lease. */
    @Override
    public void close() {
        publisher.close();
        leases.release(lease);
    }
}
