package io.teamleaderhub.dev.bench;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.teamleader.connection.Connection;

/** A hub whose door is open and that does nothing else: no consumer, no workers, no schedule; and the {@link Echo}. */
final class DoorMain {
    private DoorMain() {}

    /** Serves until it is killed. */
    @SuppressWarnings("SystemOut") // what its starter waits for
    public static void main(String[] arguments) throws InterruptedException {
        var properties = Settings.read(System.getenv()).properties();
        properties.put(Echo.WANTED, "true");
        var context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .environmentPropertySource(false)
                .propertySources(PropertySource.of("settings", properties))
                .build();
        context.start();
        context.getBean(Connection.class).accountId();
        var server = context.getBean(NettyEmbeddedServer.class);
        server.start();
        System.out.println("serving on " + server.getPort());
        Thread.currentThread().join();
    }
}
