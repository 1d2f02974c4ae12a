package io.teamleaderhub.dev.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Whether a Docker engine answers here; asked once for each JVM. */
final class DockerEngine {
    private static final long PATIENCE_SECONDS = 10;

    private static final class Holder {
        private static final boolean ANSWERS = hasAddress() && ask();
    }

    private DockerEngine() {}

    static boolean answers() {
        return Holder.ANSWERS;
    }

    /** Without a socket or a setting there is nobody to ask, and asking would fill the log with stack traces. */
    private static boolean hasAddress() {
        Path home = Path.of(System.getProperty("user.home"));
        return System.getenv("DOCKER_HOST") != null
                || Stream.of(
                                Path.of("/var/run/docker.sock"),
                                home.resolve(".docker/run/docker.sock"),
                                home.resolve(".docker/desktop/docker.sock"),
                                home.resolve(".testcontainers.properties"))
                        .anyMatch(Files::exists);
    }

    private static boolean ask() {
        return CompletableFuture.supplyAsync(
                        () -> DockerClientFactory.instance().isDockerAvailable())
                .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(failure -> false)
                .join();
    }
}
