package io.teamleaderhub.teamleader.connection;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.budget.ApiBudget;
import io.teamleaderhub.teamleader.budget.CallClass;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consent of a Teamleader administrator: hands out links and takes back their redirects. Blocks. */
@Singleton
final class Consent {
    private static final Logger LOG = LoggerFactory.getLogger(Consent.class);
    private static final Duration PERMIT_WITHIN = Duration.ofSeconds(20);

    private final ConnectionRepository repository;
    private final TokenEndpoint endpoint;
    private final Connection connection;
    private final IdentityClient identity;
    private final ApiBudget budget;
    private final Ids ids;
    private final ApplicationEventPublisher<Connected> events;

    Consent(
            ConnectionRepository repository,
            TokenEndpoint endpoint,
            Connection connection,
            IdentityClient identity,
            ApiBudget budget,
            Ids ids,
            ApplicationEventPublisher<Connected> events) {
        this.repository = repository;
        this.endpoint = endpoint;
        this.connection = connection;
        this.identity = identity;
        this.budget = budget;
        this.ids = ids;
        this.events = events;
    }

    /** A link that works once, within 10 minutes. Only the hash of its state is kept. */
    String link() {
        repository.deleteExpiredStates();
        var state = ids.secret();
        repository.addState(hash(state));
        return endpoint.consentUrl(state);
    }

    /**
     * Takes the redirect's code and connects.
     *
     * @return why it is rejected; empty when the hub is connected
     */
    Optional<String> accept(String code, String state) throws InterruptedException {
        if (repository.useState(hash(state)) != 1) {
            return Optional.of("state unknown, used or older than 10 minutes; ask for a new consent link");
        }
        return switch (endpoint.exchange(code)) {
            case Grant.Refused(var reason) -> Optional.of("Teamleader refused the code: " + reason);
            case Grant.Unavailable(var reason) -> Optional.of("Teamleader did not answer: " + reason);
            case Grant.Tokens tokens -> connect(tokens);
        };
    }

    private Optional<String> connect(Grant.Tokens tokens) throws InterruptedException {
        var account = account(tokens.accessToken());
        if (account.isEmpty()) {
            return Optional.of("Teamleader did not say whose account this is; ask for a new consent link");
        }
        var pinned = connection.accountId();
        if (pinned.isPresent() && !pinned.equals(account)) {
            return Optional.of("this hub belongs to another Teamleader account");
        }
        connection.store(account.get(), tokens);
        LOG.info("connected to Teamleader account {}", account.get());
        events.publishEvent(new Connected(account.get()));
        return Optional.empty();
    }

    private Optional<String> account(String accessToken) throws InterruptedException {
        var permit = budget.take(CallClass.OPERATOR, PERMIT_WITHIN);
        if (permit.isEmpty()) {
            return Optional.empty();
        }
        try {
            var body =
                    identity.me("Bearer " + accessToken).getBody(byte[].class).orElse(new byte[0]);
            var data = Json.member(Json.read(body), "data");
            return Json.text(Json.member(data, "account"), "id");
        } catch (HttpClientException | IOException e) {
            LOG.warn("users.me failed: {}", e.getMessage());
            return Optional.empty();
        } finally {
            budget.used(permit.get(), Optional.empty());
        }
    }

    private static byte[] hash(String state) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
