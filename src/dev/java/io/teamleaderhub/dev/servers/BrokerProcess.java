package io.teamleaderhub.dev.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Kafka of one node in a process of its own; a restart finds its port and data again. */
public final class BrokerProcess extends ServerProcess {
    private static final String LOGBACK = """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d{HH:mm:ss.SSS} %-5level %logger{20} %msg%n</pattern></encoder>
              </appender>
              <logger name="kafka.server.KafkaRaftServer" level="INFO"/>
              <root level="WARN"><appender-ref ref="out"/></root>
            </configuration>
            """;

    private final BrokerConfig config;

    private BrokerProcess(BrokerConfig config) {
        super("Kafka", config.folder());
        this.config = config;
    }

    /**
     * Starts an empty broker; blocks until it serves, some four seconds.
     *
     * @throws IllegalStateException when it does not come up
     */
    public static BrokerProcess start() {
        return start(BrokerConfig.inNewFolder());
    }

    /**
     * Starts an empty broker behind a proxy: it sends clients to the proxy's port on the loopback interface.
     *
     * @throws IllegalStateException when it does not come up
     */
    public static BrokerProcess startBehind(int proxyPort) {
        return start(BrokerConfig.inNewFolder().advertising(proxyPort));
    }

    private static BrokerProcess start(BrokerConfig config) {
        config.format();
        var broker = new BrokerProcess(config);
        broker.launch();
        return broker;
    }

    /** Where clients connect: {@code host:port}, the proxy's if there is one. */
    public String bootstrap() {
        return config.bootstrap();
    }

    /** The port it listens on itself. */
    public int port() {
        return config.port();
    }

    @Override
    ProcessBuilder command() {
        Path logback = folder().resolve("logback.xml");
        try {
            Files.writeString(logback, LOGBACK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JavaCommand.of(
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-Dlogback.configurationFile=" + logback),
                "kafka.Kafka",
                List.of(config.write().toString()),
                Map.of());
    }

    @Override
    void awaitReady() {
        awaitLine("Kafka Server started", PATIENCE);
    }
}
