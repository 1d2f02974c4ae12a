package io.teamleaderhub;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.platform.SettingsException;
import io.teamleaderhub.teamleader.connection.Connection;
import java.net.URI;
import java.util.Map;

/** A running hub: everything in one process. */
public final class Hub implements AutoCloseable {
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private Hub(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.server = server;
    }

    /**
     * Starts a hub and returns once it listens. Blocks for some seconds.
     *
     * @throws SettingsException when it cannot start as it is set up, naming everything that is wrong and what to do
     */
    public static Hub start(Settings settings) {
        Preflight.check(settings);
        var context = context(settings, Map.of("hub.background", "true"));
        try {
            context.start();
            context.getBean(Connection.class).accountId();
            return new Hub(context, context.getBean(EmbeddedServer.class).start());
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

    /** Stops: a renewal under way first, then no new requests, then the loops, then the connections. Blocks, 45 s at the most. */
    @Override
    public void close() {
        try {
            context.getBean(Connection.class).finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop();
        context.close();
    }
}
