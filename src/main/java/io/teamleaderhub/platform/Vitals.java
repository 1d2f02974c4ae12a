package io.teamleaderhub.platform;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this process can go on. What it depends on may be away for as long as it likes; a part of its own that has ended
 * does not come back, and the process ends, so that a fresh one takes over. Thread-safe.
 */
@Singleton
public final class Vitals {
    private static final Logger LOG = LoggerFactory.getLogger(Vitals.class);

    private final CompletableFuture<String> failure = new CompletableFuture<>();

    /** Says that this process cannot go on, and why; the first reason stays. Does not block. */
    public void cannotGoOn(String reason) {
        if (failure.complete(reason)) {
            LOG.error("this process cannot go on: {}", reason);
        }
    }

    /** Why this process cannot go on; empty while it can. Does not block. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure.getNow(null));
    }

    /**
     * Blocks until this process cannot go on; for ever if all is well.
     *
     * @return why
     * @throws InterruptedException when the thread is told not to wait
     */
    public String awaitFailure() throws InterruptedException {
        try {
            return failure.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
