package io.teamleaderhub.webhook.url;

import io.teamleaderhub.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of this hub's webhook URLs are live, for the door without the database: the number of the oldest one is in memory. A
 * newer one than any known here is live too, since another process may have made and registered it a moment ago. Thread-safe;
 * blocks for the database where it says so.
 */
@Singleton
public final class Urls {
    private static final Logger LOG = LoggerFactory.getLogger(Urls.class);

    private final UrlRepository repository;
    private final Transactions transactions;
    private final AtomicInteger newestHeard = new AtomicInteger(-1);
    private volatile int noted = -1;
    private volatile int oldestLive;

    Urls(UrlRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
        this.oldestLive = repository.oldestLive();
    }

    /** Whether the URL of that number is not retired, as far as this process knows. Does not block. */
    public boolean live(int serial) {
        return serial >= oldestLive;
    }

    /** An event came on the URL of that number. Does not block: the next {@link #refresh} notes it. */
    public void heard(int serial) {
        newestHeard.accumulateAndGet(serial, Math::max);
    }

    /**
     * Notes what was heard, retires what is over, and learns which URLs are live. Blocks for the database.
     *
     * @return the live URLs and the ones retired last, oldest first
     */
    public List<KnownUrl> refresh() {
        int heard = newestHeard.get();
        if (heard > noted) {
            repository.heard(heard);
            noted = heard;
        }
        var known = repository.urls();
        if (known.stream().anyMatch(KnownUrl::over) && repository.retire() > 0) {
            LOG.info("the webhook URL before is retired: nothing is accepted on it any more");
            known = repository.urls();
        }
        oldestLive = repository.oldestLive();
        return known;
    }

    /** The live URLs and the ones retired last, oldest first. Blocks for the database. */
    public List<KnownUrl> known() {
        return repository.urls();
    }

    /** Asks for a new URL; false while another is on its way in or out. Blocks for the database. */
    public boolean rotate() {
        return repository.add() == 1;
    }

    /**
     * Teamleader lists the URL of that number with every type: from now on it is the current one. Blocks for the database.
     */
    public void registered(int serial) {
        int changed = transactions.write(() -> {
            repository.registered(serial);
            repository.leave(serial);
            return repository.makeCurrent(serial);
        });
        if (changed > 0) {
            LOG.info("webhook URL {} is registered; the one before goes once an event came on it", serial);
        }
    }

    /** Teamleader no longer lists the URL of that number. Blocks for the database. */
    public void unregistered(int serial) {
        if (repository.unregistered(serial) > 0) {
            LOG.info("webhook URL {} is unregistered; it is accepted for a minute more", serial);
        }
    }
}
