package io.teamleaderhub.dev.servers;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A Kafka of one node inside this JVM, on the loopback interface, its data in a temporary folder. */
public final class EmbeddedKafka implements Broker {
    private final BrokerConfig config;
    private final KafkaRaftServer server;

    private EmbeddedKafka(BrokerConfig config, KafkaRaftServer server) {
        this.config = config;
        this.server = server;
    }

    /**
     * Starts an empty broker; blocks until it serves, some two seconds.
     *
     * @throws IllegalStateException when it does not come up
     */
    public static EmbeddedKafka start() {
        QuietLogs.onlyWarnings("org.apache.kafka");
        QuietLogs.onlyErrors(
                "kafka",
                "state.change.logger",
                "org.apache.kafka.controller",
                "org.apache.kafka.coordinator",
                "org.apache.kafka.raft",
                "org.apache.kafka.server",
                "org.apache.kafka.storage");
        BrokerConfig config = BrokerConfig.inNewFolder();
        config.format();
        var server = new KafkaRaftServer(KafkaConfig.fromProps(config.properties(), false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            TemporaryFolders.delete(config.folder());
            throw new IllegalStateException("The embedded Kafka did not start", e);
        }
        return new EmbeddedKafka(config, server);
    }

    /** The broker's {@code host:port}. */
    @Override
    public String bootstrap() {
        return config.bootstrap();
    }

    /** Stops the broker and deletes its data; blocks until it is down, a second or less. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        TemporaryFolders.delete(config.folder());
    }
}
