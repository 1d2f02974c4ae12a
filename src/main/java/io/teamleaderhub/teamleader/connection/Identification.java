package io.teamleaderhub.teamleader.connection;

import io.micronaut.http.client.exceptions.HttpClientException;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.OneLine;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.teamleader.budget.ApiBudget;
import io.teamleaderhub.teamleader.budget.CallClass;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Teamleader whose token it is ({@code users.me}), three times when it fails. Blocks. */
@Singleton
final class Identification {
    private static final Logger LOG = LoggerFactory.getLogger(Identification.class);
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PERMIT_WITHIN = Duration.ofSeconds(20);
    private static final int LONGEST_NAME = 200;

    private final IdentityClient client;
    private final ApiBudget budget;

    Identification(IdentityClient client, ApiBudget budget) {
        this.client = client;
        this.budget = budget;
    }

    /** Whose token it is; empty when Teamleader does not say. */
    Optional<Identity> of(String accessToken) throws InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var found = ask(accessToken);
            if (found.isPresent()) {
                return found;
            }
            if (attempt < ATTEMPTS) {
                new Signal().await(PAUSE);
            }
        }
        return Optional.empty();
    }

    private Optional<Identity> ask(String accessToken) throws InterruptedException {
        var permit = budget.take(CallClass.OPERATOR, PERMIT_WITHIN);
        if (permit.isEmpty()) {
            return Optional.empty();
        }
        try {
            var body = client.me("Bearer " + accessToken).getBody(byte[].class).orElse(new byte[0]);
            var user = Json.member(Json.read(body), "data");
            var name = Stream.of("first_name", "last_name")
                    .flatMap(part -> Json.text(user, part).stream())
                    .collect(Collectors.joining(" "));
            return Json.text(Json.member(user, "account"), "id")
                    .map(account -> new Identity(account, OneLine.of(name, LONGEST_NAME)));
        } catch (HttpClientException | IOException e) {
            LOG.warn("users.me failed: {}", e.getMessage());
            return Optional.empty();
        } finally {
            budget.used(permit.get(), Optional.empty());
        }
    }
}
