package io.teamleaderhub.teamleader.connection;

import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.SettingsException;
import io.teamleaderhub.platform.SqlFailure;
import io.teamleaderhub.platform.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt at having a newer token: exactly one call per generation over all processes. An intent is committed first;
 * then the row is locked around read, call and write. A process that finds another's intent, less than 20 s old, leaves
 * the refresh token alone, even when the lock is gone because PostgreSQL went down during the call.
 *
 * <p>Blocks: for the database, and for the call 12 s at the most. Not for two threads of a process at once.
 */
@Singleton
final class Renewal {
    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
    /** More than the call may take. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final ConnectionRepository repository;
    private final TokenVault vault;
    private final TokenEndpoint endpoint;
    private final UnsavedPair unsaved;
    private final Transactions transactions;
    private final Outcomes outcomes;
    private final InstantSource clock;
    private final String process;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Renewal(
            ConnectionRepository repository,
            TokenVault vault,
            TokenEndpoint endpoint,
            UnsavedPair unsaved,
            Transactions transactions,
            Outcomes outcomes,
            InstantSource clock,
            Ids ids) {
        this.repository = repository;
        this.vault = vault;
        this.endpoint = endpoint;
        this.unsaved = unsaved;
        this.transactions = transactions;
        this.outcomes = outcomes;
        this.clock = clock;
        this.process = ids.next().toString();
    }

    /** What an attempt came to. */
    sealed interface Attempt {
        /** This token is the newest there is; when {@code problem} is not empty, renewing it failed. */
        record Newest(Session session, String problem) implements Attempt {}

        /** Nothing is known about a newer one: what is in memory may be used while it is valid. */
        record Unknown(String problem) implements Attempt {}

        /** Another process is at it this moment; {@code stored} is what it renews. */
        record Busy(Session stored) implements Attempt {}

        /** There are no tokens that this hub may use. */
        record None(String problem) implements Attempt {}
    }

    private sealed interface Turn {
        record Mine(long generation) implements Turn {}

        record Over(Attempt attempt) implements Turn {}
    }

    /**
     * Renews unless the stored token is newer than the one in memory, or is no business of this process. Runs on a thread of
     * its own, which nobody interrupts: the answer of a call that is under way is the only copy of the new pair.
     *
     * @throws InterruptedException when the caller is told to stop; the attempt goes on
     */
    Attempt attempt(@Nullable Session known) throws InterruptedException {
        try {
            return threads.submit(() -> attemptHere(known)).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (RejectedExecutionException e) {
            return new Attempt.Unknown("the hub is stopping");
        }
    }

    /** Lets an attempt that is under way end, and begins no other; blocks 15 s at the most, the first time. */
    @PreDestroy
    void stop() throws InterruptedException {
        if (threads.isShutdown()) {
            return;
        }
        threads.shutdown();
        if (!threads.isTerminated()) {
            LOG.info("a renewal is under way: letting it end before the stop");
        }
        if (!threads.awaitTermination(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            LOG.error("the hub stops while a renewal is under way; a new consent may be needed");
        }
    }

    private Attempt attemptHere(@Nullable Session known) {
        try {
            unsaved.store();
            return switch (transactions.write(() -> turn(known))) {
                case Turn.Over(var attempt) -> attempt;
                case Turn.Mine(long generation) -> renew(generation, known);
            };
        } catch (SettingsException e) {
            LOG.error("{}", e.getMessage());
            return new Attempt.Unknown(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (SqlFailure.of(e) == SqlFailure.NONE) {
                throw e;
            }
            LOG.warn("the token could not be renewed: PostgreSQL cannot be used: {}", e.toString());
            return new Attempt.Unknown("PostgreSQL cannot be used, and without it no token is renewed");
        }
    }

    /** Whose turn it is to renew; commits the intent when it is this process's. */
    private Turn turn(@Nullable Session known) {
        repository.boundWaits();
        var row = repository.lock().orElse(null);
        if (row == null) {
            return over(new Attempt.None(ConnectionState.NEVER_CONNECTED));
        }
        var difference = vault.difference(row);
        if (difference.isPresent() || !row.hasTokens()) {
            return over(new Attempt.None(
                    ConnectionState.of(row, difference.orElse(null)).problem()));
        }
        var stored = vault.session(row);
        var newest = newest(stored, known);
        if (newest.equals(stored) && stored.fresh(clock.instant())) {
            return over(new Attempt.Newest(stored, ""));
        }
        if (!row.state().equals(ConnectionRow.CONNECTED) || repository.waitingToRetry() > 0) {
            return over(new Attempt.Newest(newest, ConnectionState.of(row, null).problem()));
        }
        if (repository.intent().filter(other -> !other.equals(process)).isPresent()) {
            return over(new Attempt.Busy(newest));
        }
        repository.intend(process);
        return new Turn.Mine(row.generation());
    }

    private static Turn over(Attempt attempt) {
        return new Turn.Over(attempt);
    }

    private Attempt renew(long generation, @Nullable Session known) {
        var had = new AtomicReference<UnsavedPair.@Nullable Pair>();
        Attempt attempt;
        try {
            attempt = transactions.write(() -> renewLocked(generation, known, had));
        } catch (RuntimeException e) {
            var pair = had.get();
            if (pair == null) {
                throw e;
            }
            unsaved.notCommitted(e);
            return new Attempt.Newest(pair.session(), "");
        }
        var pair = had.get();
        if (pair != null) {
            unsaved.committed(pair);
            outcomes.count(Outcome.RENEWED);
            LOG.info("renewed the access token, generation {}", generation + 1);
        }
        return attempt;
    }

    private Attempt renewLocked(
            long generation, @Nullable Session known, AtomicReference<UnsavedPair.@Nullable Pair> had) {
        repository.boundWaits();
        var row = repository.lock().orElse(null);
        boolean stillMine = row != null
                && row.generation() == generation
                && repository.intent().filter(process::equals).isPresent();
        if (row == null || !stillMine) {
            return new Attempt.Unknown("another process renews the token");
        }
        var now = clock.instant();
        return switch (endpoint.renew(vault.refreshToken(row))) {
            case Grant.Tokens tokens -> {
                var pair = new UnsavedPair.Pair(row.accountId(), generation, tokens, now);
                had.set(pair);
                unsaved.keep(pair);
                yield new Attempt.Newest(vault.save(row.accountId(), generation + 1, tokens, now), "");
            }
            case Grant.Refused(var reason) -> {
                outcomes.count(Outcome.REFUSED);
                repository.needsReauthorisation(reason, generation);
                yield newest(row, known, ConnectionState.needsConsent(reason));
            }
            case Grant.Unavailable(var reason) -> {
                outcomes.count(Outcome.UNAVAILABLE);
                repository.unavailable(reason, generation);
                LOG.warn("Teamleader did not renew the token: {}; trying again", reason);
                yield newest(row, known, ConnectionState.notReached(reason));
            }
        };
    }

    private Attempt newest(ConnectionRow row, @Nullable Session known, String problem) {
        return new Attempt.Newest(newest(vault.session(row), known), problem);
    }

    /** Of one generation the one in memory: it may have been refused since. */
    private static Session newest(Session stored, @Nullable Session known) {
        return known == null || stored.generation() != known.generation() ? stored : known;
    }
}
