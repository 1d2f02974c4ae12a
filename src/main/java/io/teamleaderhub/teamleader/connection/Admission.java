package io.teamleaderhub.teamleader.connection;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.teamleader.connection.ConsentResult.Accepted;
import io.teamleaderhub.teamleader.connection.ConsentResult.Rejected;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets a new pair of tokens become the connection's, if it is of the account that this hub belongs to. Blocks. */
@Singleton
final class Admission {
    private final Identification identification;
    private final Connection connection;
    private final LinkRepository repository;
    private final Transactions transactions;
    private final ApplicationEventPublisher<Connected> events;

    Admission(
            Identification identification,
            Connection connection,
            LinkRepository repository,
            Transactions transactions,
            ApplicationEventPublisher<Connected> events) {
        this.identification = identification;
        this.connection = connection;
        this.repository = repository;
        this.transactions = transactions;
        this.events = events;
    }

    /** Whose token it is; empty when Teamleader does not say. */
    Optional<Identity> identify(String accessToken) throws InterruptedException {
        return identification.of(accessToken);
    }

    /** Whether this hub belongs to another account already. */
    boolean isForeign(Identity identity) {
        return connection
                .state()
                .filter(state -> !state.accountId().equals(identity.accountId()))
                .isPresent();
    }

    /** Stores the tokens; one consent at a time, so that two first ones of two accounts cannot both be let in. */
    ConsentResult admit(Identity identity, Grant.Tokens tokens) {
        boolean admitted = transactions.write(() -> {
            repository.lockAdmission();
            if (isForeign(identity)) {
                return false;
            }
            connection.store(identity.accountId(), tokens);
            return true;
        });
        if (!admitted) {
            return foreign();
        }
        events.publishEvent(new Connected(identity.accountId()));
        return current(identity);
    }

    /** The connection as it is stored now. */
    Accepted current(Identity identity) {
        return new Accepted(identity, connection.state().orElseThrow().tokenExpiresAt());
    }

    /** The connection as it is stored now, whoever stored it. */
    Accepted current() throws InterruptedException {
        var state = connection.state().orElseThrow();
        return current(identify(connection.accessToken()).orElse(new Identity(state.accountId(), "")));
    }

    static Rejected foreign() {
        return new Rejected(
                "this hub belongs to another Teamleader account",
                "Log in to Teamleader with the account this hub was first connected to, and ask for a new link. For another "
                        + "account, set up another hub with a database of its own.",
                true);
    }
}
