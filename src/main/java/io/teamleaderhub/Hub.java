package io.teamleaderhub;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.platform.SettingsException;
import io.teamleaderhub.platform.Spans;
import io.teamleaderhub.platform.Vitals;
import io.teamleaderhub.teamleader.connection.Connection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running hub: everything in one process. */
public final class Hub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    /** Beyond the renewal's end; a webhook's answer takes 2.5 s at the most. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    private final ApplicationContext context;
    private final NettyEmbeddedServer server;

    private Hub(ApplicationContext context, NettyEmbeddedServer server) {
        this.context = context;
        this.server = server;
    }

    /**
     * Starts a hub and returns once it listens. Blocks for some seconds, and before that for as long as PostgreSQL does not
     * answer. Kafka may come later.
     *
     * @throws SettingsException when it cannot start as it is set up, naming everything that is wrong and what to do
     */
    public static Hub start(Settings settings) {
        Preflight.check(settings);
        var context = context(settings, Map.of("hub.background", "true"));
        try {
            context.start();
            context.getBean(Connection.class).accountId();
            var server = context.getBean(NettyEmbeddedServer.class);
            server.start();
            return new Hub(context, server);
        } catch (RuntimeException e) {
            context.close();
            throw explained(e);
        }
    }

    /** The application, not yet started: without a server, and without loops and consumers unless asked for. */
    static ApplicationContext context(Settings settings, Map<String, Object> more) {
        var properties = settings.properties();
        properties.putAll(more);
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .environmentPropertySource(false)
                .propertySources(PropertySource.of("settings", properties))
                .build();
    }

    /** The settings' part in a failed start, or the failure itself. */
    static RuntimeException explained(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingsException found) {
                return found;
            }
        }
        return e;
    }

    /** Where the door, the API and the admin API are. */
    public URI url() {
        return URI.create("http://localhost:" + server.getPort());
    }

    /** The application, for tests that look inside. */
    public ApplicationContext context() {
        return context;
    }

    /** Why this process cannot go on; empty while it can. Does not block. */
    Optional<String> failure() {
        return context.getBean(Vitals.class).failure();
    }

    /** Blocks until this process cannot go on, and says why. */
    String awaitFailure() throws InterruptedException {
        return context.getBean(Vitals.class).awaitFailure();
    }

    /**
     * Stops: lets nobody in any more, answers what still comes on open connections until they end or are quiet (see
     * {@link Drain}), lets a renewal under way end, then stops the loops. Blocks: 20 s at the most for what is under way, then
     * some seconds for the loops; what waits for a frozen database may take longer, so a process bounds its end (see
     * {@link Stop}).
     */
    @Override
    public void close() {
        var drained = context.getBean(Drain.class).start();
        try {
            context.getBean(Connection.class).finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        await(drained);
        server.stop();
        context.close();
    }

    private static void await(CompletionStage<?> drained) {
        try {
            drained.toCompletableFuture()
                    .orTimeout(ANSWERED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            LOG.warn("requests that were not answered within {} are cut off", Spans.text(ANSWERED_WITHIN));
        }
    }
}
