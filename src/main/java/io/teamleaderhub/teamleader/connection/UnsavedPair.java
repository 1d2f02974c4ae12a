package io.teamleaderhub.teamleader.connection;

import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.platform.SqlFailure;
import io.teamleaderhub.platform.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A new pair of tokens that PostgreSQL did not take yet. It is the only copy: Teamleader has already revoked the pair before
 * it. So it is kept in memory, tried again every second, and once more when the hub stops (for 10 s at the most).
 */
@Singleton
final class UnsavedPair {
    private static final Logger LOG = LoggerFactory.getLogger(UnsavedPair.class);
    private static final Duration TRY_EVERY = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final int LAST_TRIES = 5;

    private final ConnectionRepository repository;
    private final TokenVault vault;
    private final Transactions transactions;
    private final Outcomes outcomes;
    private final AtomicReference<@Nullable Pair> pair = new AtomicReference<>();
    private final Signal kept = new Signal();
    private final Loop loop;

    /** A pair, and the generation whose refresh token it was had for. */
    record Pair(String accountId, long from, Grant.Tokens tokens, Instant obtainedAt) {
        Session session() {
            return Session.of(from, tokens.accessToken(), obtainedAt, obtainedAt.plus(tokens.life()));
        }
    }

    UnsavedPair(ConnectionRepository repository, TokenVault vault, Transactions transactions, Outcomes outcomes) {
        this.repository = repository;
        this.vault = vault;
        this.transactions = transactions;
        this.outcomes = outcomes;
        this.loop = Loop.start("unsaved-tokens", TRY_EVERY, this::step);
    }

    /** Keeps the pair until it is stored. */
    void keep(Pair fresh) {
        pair.set(fresh);
    }

    /** The pair's transaction has committed. */
    void committed(Pair stored) {
        pair.compareAndSet(stored, null);
    }

    /** The pair's transaction failed: it is stored in the background, once that is possible. */
    void notCommitted(Throwable reason) {
        LOG.warn(
                "the new tokens could not be stored and are kept in memory; trying again until PostgreSQL takes them: {}",
                reason.toString());
        kept.wake();
    }

    boolean waiting() {
        return pair.get() != null;
    }

    /** Tries to store what waits; throws what the database does. */
    void store() {
        var waiting = pair.get();
        if (waiting == null) {
            return;
        }
        var outcome = transactions.write(() -> storeLocked(waiting));
        if (pair.compareAndSet(waiting, null)) {
            outcomes.count(outcome);
            LOG.info(
                    outcome == Outcome.STORED_LATE
                            ? "stored the tokens that were kept in memory, generation {}"
                            : "dropped the tokens kept in memory: the connection has gone on without them, generation {}",
                    waiting.from() + 1);
        }
    }

    /** Only over the generation it came from: a later consent stays. */
    private Outcome storeLocked(Pair waiting) {
        repository.boundWaits();
        var row = repository.lock().orElse(null);
        if (row == null || row.generation() < waiting.from()) {
            return Outcome.SUPERSEDED;
        }
        if (row.generation() == waiting.from()) {
            vault.save(waiting.accountId(), waiting.from() + 1, waiting.tokens(), waiting.obtainedAt());
            return Outcome.STORED_LATE;
        }
        boolean ours = row.generation() == waiting.from() + 1
                && row.hasTokens()
                && vault.refreshToken(row).equals(waiting.tokens().refreshToken());
        return ours ? Outcome.STORED_LATE : Outcome.SUPERSEDED;
    }

    private void step() throws InterruptedException {
        kept.await(waiting() ? TRY_EVERY : IDLE);
        try {
            store();
        } catch (RuntimeException e) {
            if (SqlFailure.of(e) == SqlFailure.NONE) {
                throw e;
            }
            LOG.debug("PostgreSQL does not take the tokens yet: {}", e.toString());
            kept.await(TRY_EVERY);
        }
    }

    @PreDestroy
    void stop() {
        loop.close();
        var deadline = System.nanoTime() + LAST_TRIES * TRY_EVERY.toNanos() * 2;
        for (int i = 0; waiting() && i < LAST_TRIES && System.nanoTime() < deadline; i++) {
            try {
                store();
            } catch (RuntimeException e) {
                LOG.warn("the tokens kept in memory could not be stored before the end: {}", e.toString());
                pause();
            }
        }
        if (waiting()) {
            LOG.error("the hub stops with tokens that could not be stored; a new consent will be needed");
        }
    }

    private void pause() {
        try {
            kept.await(TRY_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
