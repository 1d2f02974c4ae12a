package io.teamleaderhub.teamleader.connection;

import io.teamleaderhub.platform.Keyset;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.teamleader.http.TeamleaderSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stored pair of tokens: encrypted, bound to its generation, and pinned to this environment. Blocks for the database. */
@Singleton
final class TokenVault {
    private static final Logger LOG = LoggerFactory.getLogger(TokenVault.class);
    private static final String ACCESS = "access_token";
    private static final String REFRESH = "refresh_token";

    private final ConnectionRepository repository;
    private final Keyset keyset;
    private final Transactions transactions;
    private final TeamleaderSettings settings;

    TokenVault(ConnectionRepository repository, Keyset keyset, Transactions transactions, TeamleaderSettings settings) {
        this.repository = repository;
        this.keyset = keyset;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** How the environment of the row's tokens differs from this one; empty when it does not. */
    Optional<String> difference(ConnectionRow row) {
        return environment().differenceFrom(row);
    }

    private Environment environment() {
        return new Environment(settings.clientId(), settings.redirectUri(), repository.database());
    }

    Session session(ConnectionRow row) {
        return Session.of(row.generation(), accessToken(row), row.obtainedAt(), row.expiresAt());
    }

    String refreshToken(ConnectionRow row) {
        return keyset.decrypt(row.refreshToken(), ConnectionRow.place(REFRESH, row.generation()));
    }

    private String accessToken(ConnectionRow row) {
        return keyset.decrypt(row.accessToken(), ConnectionRow.place(ACCESS, row.generation()));
    }

    /** Stores a pair as that generation; joins the caller's transaction. */
    Session save(String accountId, long generation, Grant.Tokens tokens, Instant obtainedAt) {
        var expiresAt = obtainedAt.plus(tokens.life());
        repository.save(
                accountId,
                generation,
                encrypt(ACCESS, generation, tokens.accessToken()),
                encrypt(REFRESH, generation, tokens.refreshToken()),
                obtainedAt,
                expiresAt);
        var here = environment();
        repository.pin(here.client(), here.redirect(), here.database());
        return Session.of(generation, tokens.accessToken(), obtainedAt, expiresAt);
    }

    private String encrypt(String column, long generation, String token) {
        return keyset.encrypt(token, ConnectionRow.place(column, generation));
    }

    /**
     * Reads what is stored and encrypts it with the present primary key where an older one did it; does nothing when none
     * did.
     *
     * @throws io.teamleaderhub.platform.SettingsException when no key of the keyset fits
     */
    void encryptWithPrimaryKey() {
        if (repository.find().filter(this::madeWithAnOlderKey).isEmpty()) {
            return;
        }
        boolean again = transactions.write(() -> {
            repository.boundWaits();
            return repository.lock().filter(this::reencrypted).isPresent();
        });
        if (again) {
            LOG.info("encrypted the stored tokens again, with key {}", keyset.primaryKeyId());
        }
    }

    private boolean reencrypted(ConnectionRow row) {
        if (!madeWithAnOlderKey(row)) {
            return false;
        }
        repository.replaceCiphertexts(
                encrypt(ACCESS, row.generation(), accessToken(row)),
                encrypt(REFRESH, row.generation(), refreshToken(row)));
        return true;
    }

    /** Fails when the tokens cannot be read at all. */
    private boolean madeWithAnOlderKey(ConnectionRow row) {
        if (!row.hasTokens()) {
            return false;
        }
        boolean readable = !accessToken(row).isEmpty() && !refreshToken(row).isEmpty();
        return readable && !keyIds(row).stream().allMatch(keyset.primaryKeyId()::equals);
    }

    private static List<String> keyIds(ConnectionRow row) {
        return Stream.of(row.accessToken(), row.refreshToken())
                .map(Keyset::keyIdOf)
                .distinct()
                .toList();
    }

    /** The ids of the keys that the stored tokens are encrypted with. */
    List<String> keyIdsInUse() {
        return repository
                .find()
                .filter(ConnectionRow::hasTokens)
                .map(TokenVault::keyIds)
                .orElse(List.of());
    }
}
