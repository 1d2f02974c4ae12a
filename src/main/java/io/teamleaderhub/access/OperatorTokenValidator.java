package io.teamleaderhub.access;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Knows the operator token, by its hash only; compares in constant time. */
@Singleton
final class OperatorTokenValidator implements TokenValidator<HttpRequest<?>> {
    private final byte[] expected;

    OperatorTokenValidator(@Property(name = "hub.operator-token") String token) {
        this.expected = hash(token);
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        return MessageDigest.isEqual(expected, hash(token))
                ? Publishers.just(Authentication.build("operator", List.of(Roles.OPERATOR)))
                : Publishers.empty();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
