package io.teamleaderhub.platform;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;

/** The hub's keyset as a bean. */
@Factory
final class KeysetFactory {
    @Singleton
    Keyset keyset(@Property(name = "hub.keyset") String text) {
        return Keyset.parse(text);
    }
}
