package io.teamleaderhub.teamleader.connection;

import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.teamleader.connection.Renewal.Attempt;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to Teamleader: hands out a valid access token, and has it renewed from three quarters of its life on.
 * A token that is still valid is handed out whatever happens to PostgreSQL or Teamleader meanwhile.
 *
 * <p>Thread-safe. With a valid token it blocks one thread for a renewal, the others not at all; without one it blocks for the
 * database, and for a renewal 15 s at the most.
 */
@Singleton
public final class Connection {
    /** Between two attempts in this process while nothing better than the token in memory is to be had. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Duration BUSY_POLL = Duration.ofMillis(50);
    private static final int BUSY_POLLS = 60;

    private final ConnectionRepository repository;
    private final TokenVault vault;
    private final Renewal renewal;
    private final Transactions transactions;
    private final InstantSource clock;
    private final ReentrantLock renewing = new ReentrantLock();
    private final Signal busy = new Signal();
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();
    private volatile @Nullable String account;
    private volatile Instant notBefore = Instant.MIN;
    private volatile String lastProblem = "";

    Connection(
            ConnectionRepository repository,
            TokenVault vault,
            Renewal renewal,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.vault = vault;
        this.renewal = renewal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Fails at the start, before anything relies on it, when the tokens were stored with another keyset. */
    @PostConstruct
    void checkKeyset() {
        vault.encryptWithPrimaryKey();
    }

    /**
     * Lets a renewal that is under way end, and begins no other: its answer would be lost with the HTTP client. For the
     * beginning of the hub's stop. Blocks, 15 s at the most.
     *
     * @throws InterruptedException when the thread is told not to wait
     */
    public void finish() throws InterruptedException {
        renewal.stop();
    }

    /** The account that gave its consent; empty before the first. */
    public Optional<String> accountId() {
        if (account == null) {
            repository.find().ifPresent(found -> account = found.accountId());
        }
        return Optional.ofNullable(account);
    }

    /** As {@link #accountId}, as far as this process has learnt it already. Does not block. */
    public Optional<String> knownAccount() {
        return Optional.ofNullable(account);
    }

    /** Whether calls can be made now: a token is there, or can be had by renewing. */
    public boolean usable() {
        try {
            return !accessToken().isEmpty();
        } catch (NotConnectedException e) {
            return false;
        }
    }

    /** The stored state; empty before the first consent. */
    public Optional<ConnectionState> state() {
        return repository
                .find()
                .map(row -> ConnectionState.of(row, vault.difference(row).orElse(null)));
    }

    /** The ids of the keys that the stored tokens are encrypted with. */
    public List<String> keyIdsInUse() {
        return vault.keyIdsInUse();
    }

    /** When the token in memory ends; empty when there is none that is valid. Does not block. */
    Optional<Instant> tokenEndsAt() {
        return Optional.ofNullable(session.get())
                .filter(known -> known.valid(clock.instant()))
                .map(Session::expiresAt);
    }

    /** Why there was no newer token at the last attempt; empty when there was. Does not block. */
    String lastProblem() {
        return lastProblem;
    }

    /**
     * A token that is valid now.
     *
     * @throws NotConnectedException when there is none: no consent yet, consent withdrawn, another environment's, or neither
     *     Teamleader nor the database gave a new one
     */
    String accessToken() {
        var known = session.get();
        var now = clock.instant();
        if (known != null && known.fresh(now)) {
            return known.accessToken();
        }
        if (known == null || !known.valid(now)) {
            renewing.lock();
        } else if (now.isBefore(notBefore) || !renewing.tryLock()) {
            return known.accessToken();
        }
        try {
            return renewed().accessToken();
        } finally {
            renewing.unlock();
        }
    }

    /** The API refused the token: the next caller renews it. */
    public void refused() {
        var known = session.get();
        if (known != null && clock.instant().isAfter(known.obtainedAt().plusSeconds(1))) {
            session.compareAndSet(known, known.refused());
        }
    }

    /** Stores a pair of tokens as the next generation, of this environment; the first one pins the account. */
    void store(String accountId, Grant.Tokens tokens) {
        var stored = transactions.write(() -> {
            repository.boundWaits();
            long generation = repository.lock().map(ConnectionRow::generation).orElse(0L) + 1;
            return vault.save(accountId, generation, tokens, clock.instant());
        });
        session.set(stored);
        notBefore = Instant.MIN;
        lastProblem = "";
    }

    /**
     * Forgets the tokens; the account stays pinned, and the next consent of that account heals it. Another process uses the
     * access token it holds until that is due for renewal.
     *
     * @param reason what operators are shown
     * @return whether there was a connection
     */
    boolean forget(String reason) {
        int forgotten = transactions.write(() -> {
            repository.boundWaits();
            return repository.lock().isPresent() ? repository.forget(reason, clock.instant()) : 0;
        });
        session.set(null);
        return forgotten == 1;
    }

    private Session renewed() {
        for (int polls = 0; ; polls++) {
            var known = session.get();
            var now = clock.instant();
            if (known != null && known.fresh(now)) {
                return known;
            }
            if (now.isBefore(notBefore)) {
                return valid(known, lastProblem);
            }
            var attempt = attempt(known);
            adopt(known, attempt);
            var newest = session.get();
            boolean wait = attempt instanceof Attempt.Busy
                    && polls < BUSY_POLLS
                    && !(newest != null && newest.valid(clock.instant()));
            if (!wait) {
                return valid(newest, lastProblem);
            }
        }
    }

    private Attempt attempt(@Nullable Session known) {
        try {
            var attempt = renewal.attempt(known);
            if (attempt instanceof Attempt.Busy) {
                busy.await(BUSY_POLL);
            }
            return attempt;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotConnectedException("interrupted while the token is renewed");
        }
    }

    private void adopt(@Nullable Session known, Attempt attempt) {
        switch (attempt) {
            case Attempt.Newest(var newest, var problem) -> {
                replace(known, newest);
                lastProblem = problem;
                notBefore = problem.isEmpty() ? Instant.MIN : clock.instant().plus(PAUSE);
            }
            case Attempt.Busy(var stored) -> {
                replace(known, stored);
                lastProblem = "Another process renews the token, or was killed doing so; it is left alone for 20 s.";
            }
            case Attempt.Unknown(var problem) -> {
                lastProblem = problem;
                notBefore = clock.instant().plus(PAUSE);
            }
            case Attempt.None(var problem) -> {
                replace(known, null);
                lastProblem = problem;
                notBefore = clock.instant().plus(PAUSE);
            }
        }
    }

    /** A consent stored by another thread meanwhile stays, and so does the refusal of the same token. */
    private void replace(@Nullable Session known, @Nullable Session newest) {
        session.updateAndGet(
                current -> Session.same(current, known) && !Session.same(newest, known) ? newest : current);
    }

    private Session valid(@Nullable Session known, String problem) {
        if (known != null && known.valid(clock.instant())) {
            return known;
        }
        throw new NotConnectedException(problem);
    }
}
