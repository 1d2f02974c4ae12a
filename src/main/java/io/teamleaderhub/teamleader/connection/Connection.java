package io.teamleaderhub.teamleader.connection;

import io.teamleaderhub.platform.Keyset;
import io.teamleaderhub.platform.Transactions;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection to Teamleader: hands out a valid access token and renews it at three quarters of its life, exactly
 * once per generation over all processes (the row is locked around read, call and write).
 *
 * <p>Thread-safe. Blocks for the database, and for a renewal 12 s at the most.
 */
@Singleton
public final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Duration RENEWAL_PAUSE = Duration.ofSeconds(1);

    private final ConnectionRepository repository;
    private final TokenEndpoint endpoint;
    private final Keyset keyset;
    private final Transactions transactions;
    private final InstantSource clock;
    private final ReentrantLock renewal = new ReentrantLock();
    private volatile @Nullable Session session;
    private volatile @Nullable String account;
    private volatile Instant notBefore = Instant.MIN;
    private volatile String lastProblem = "";

    Connection(
            ConnectionRepository repository,
            TokenEndpoint endpoint,
            Keyset keyset,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.endpoint = endpoint;
        this.keyset = keyset;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Fails at the start, before anything relies on it, when the tokens were stored with another keyset. */
    @PostConstruct
    void checkKeyset() {
        load();
    }

    /** The account that gave its consent; empty before the first. */
    public Optional<String> accountId() {
        if (account == null) {
            load().ifPresent(found -> account = found.accountId);
        }
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
                .map(row -> new ConnectionState(
                        row.accountId(), row.state(), row.stateDetail(), row.generation(), row.expiresAt()));
    }

    /**
     * A token that is valid now.
     *
     * @throws NotConnectedException when there is none: no consent yet, consent withdrawn, or Teamleader cannot be reached
     */
    String accessToken() {
        var known = session;
        if (known != null && clock.instant().isBefore(known.renewAt)) {
            return known.accessToken;
        }
        renewal.lock();
        try {
            return renewed(session).accessToken;
        } finally {
            renewal.unlock();
        }
    }

    /** The API refused the token: the next caller renews it. */
    public void refused() {
        var known = session;
        if (known != null && clock.instant().isAfter(known.obtainedAt.plus(RENEWAL_PAUSE))) {
            session = known.expired();
        }
    }

    /** Stores a pair of tokens as the next generation; the first one pins the account. */
    void store(String accountId, Grant.Tokens tokens) {
        transactions.write(() -> {
            long generation = repository.lock().map(ConnectionRow::generation).orElse(0L) + 1;
            session = save(accountId, generation, tokens);
            return generation;
        });
        notBefore = Instant.MIN;
    }

    /**
     * Forgets the tokens; the account stays pinned, and the next consent of that account heals it. Another process uses the
     * access token it holds until that ends.
     *
     * @param reason what operators are shown
     * @return whether there was a connection
     */
    boolean forget(String reason) {
        boolean forgotten = transactions.write(() -> {
            var row = repository.lock();
            row.ifPresent(found -> {
                long generation = found.generation();
                repository.save(
                        found.accountId(),
                        generation,
                        keyset.encrypt("", ConnectionRow.place("access_token", generation)),
                        keyset.encrypt("", ConnectionRow.place("refresh_token", generation)),
                        found.obtainedAt(),
                        clock.instant());
                repository.needsReauthorisation(reason);
            });
            return row.isPresent();
        });
        session = null;
        return forgotten;
    }

    private Session renewed(@Nullable Session known) {
        var now = clock.instant();
        if (known != null && now.isBefore(known.renewAt)) {
            return known;
        }
        if (now.isBefore(notBefore)) {
            return stillValid(known, lastProblem);
        }
        notBefore = now.plus(RENEWAL_PAUSE);
        var renewed = transactions.write(() -> renewLocked(known == null ? 0 : known.generation));
        session = renewed.session() == null ? known : renewed.session();
        notBefore = renewed.session() == null ? notBefore : Instant.MIN;
        lastProblem = renewed.problem();
        return renewed.session() == null ? stillValid(known, renewed.problem()) : renewed.session();
    }

    private Renewal renewLocked(long knownGeneration) {
        var row = repository.lock().orElse(null);
        if (row == null) {
            return new Renewal(
                    null,
                    "Teamleader is not connected yet. Ask for a consent link: "
                            + "POST /admin/connection/consent, and open it as a Teamleader administrator.");
        }
        var stored = session(row);
        if (row.generation() > knownGeneration && clock.instant().isBefore(stored.renewAt)) {
            return new Renewal(stored, "");
        }
        if (row.state().equals(ConnectionRow.NEEDS_REAUTHORISATION)) {
            return new Renewal(null, "Teamleader needs a new consent: " + row.stateDetail());
        }
        var refreshToken = keyset.decrypt(row.refreshToken(), ConnectionRow.place("refresh_token", row.generation()));
        return switch (endpoint.renew(refreshToken)) {
            case Grant.Tokens tokens -> {
                LOG.info("renewed the access token, generation {}", row.generation() + 1);
                yield new Renewal(save(row.accountId(), row.generation() + 1, tokens), "");
            }
            case Grant.Refused(var reason) -> {
                LOG.error("Teamleader refused to renew the token: {}. A new consent is needed.", reason);
                repository.needsReauthorisation(reason);
                yield new Renewal(null, "Teamleader needs a new consent: " + reason);
            }
            case Grant.Unavailable(var reason) -> new Renewal(null, "Teamleader cannot be reached: " + reason);
        };
    }

    private Session stillValid(@Nullable Session known, String problem) {
        if (known != null && clock.instant().isBefore(known.expiresAt)) {
            return known;
        }
        throw new NotConnectedException(problem);
    }

    private Session save(String accountId, long generation, Grant.Tokens tokens) {
        var now = clock.instant();
        var expiresAt = now.plus(tokens.life());
        repository.save(
                accountId,
                generation,
                keyset.encrypt(tokens.accessToken(), ConnectionRow.place("access_token", generation)),
                keyset.encrypt(tokens.refreshToken(), ConnectionRow.place("refresh_token", generation)),
                now,
                expiresAt);
        return Session.of(accountId, generation, tokens.accessToken(), now, expiresAt);
    }

    private Optional<Session> load() {
        return repository.find().map(this::session);
    }

    private Session session(ConnectionRow row) {
        var token = keyset.decrypt(row.accessToken(), ConnectionRow.place("access_token", row.generation()));
        return Session.of(row.accountId(), row.generation(), token, row.obtainedAt(), row.expiresAt());
    }

    private record Renewal(@Nullable Session session, String problem) {}

    private record Session(
            String accountId,
            long generation,
            String accessToken,
            Instant obtainedAt,
            Instant renewAt,
            Instant expiresAt) {
        static Session of(String accountId, long generation, String token, Instant obtainedAt, Instant expiresAt) {
            var threeQuarters =
                    Duration.between(obtainedAt, expiresAt).multipliedBy(3).dividedBy(4);
            return new Session(accountId, generation, token, obtainedAt, obtainedAt.plus(threeQuarters), expiresAt);
        }

        Session expired() {
            return new Session(accountId, generation, "", obtainedAt, Instant.MIN, Instant.MIN);
        }

        @Override
        public String toString() {
            return "Session[generation=" + generation + "]";
        }
    }
}
