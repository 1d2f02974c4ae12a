package io.teamleaderhub.platform;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The process's clock as a bean, so that tests can set it. */
@Factory
final class Time {
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
