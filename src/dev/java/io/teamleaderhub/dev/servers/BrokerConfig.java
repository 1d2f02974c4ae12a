package io.teamleaderhub.dev.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * What a broker of one node, which is its own controller, is started with.
 *
 * @param folder where its data lies
 * @param port where clients reach it
 * @param controllerPort where it reaches itself
 * @param advertisedPort where it sends clients to: its own port, or a proxy's
 */
record BrokerConfig(Path folder, int port, int controllerPort, int advertisedPort) {
    private static final String HOST = "127.0.0.1";
    private static final String CONTROLLER = "CONTROLLER";

    static BrokerConfig inNewFolder() {
        int port = FreePorts.next();
        return new BrokerConfig(TemporaryFolders.create("kafka"), port, FreePorts.next(), port);
    }

    BrokerConfig advertising(int proxyPort) {
        return new BrokerConfig(folder, port, controllerPort, proxyPort);
    }

    String bootstrap() {
        return HOST + ":" + advertisedPort;
    }

    Path data() {
        return folder.resolve("data");
    }

    /** How the broker behaves, wherever it runs: small, quick to rebalance, and no topic by accident. */
    static Map<String, String> behaviour() {
        return Map.ofEntries(
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.min.session.timeout.ms", "500"),
                Map.entry("group.consumer.min.heartbeat.interval.ms", "100"),
                Map.entry("group.consumer.heartbeat.interval.ms", "500"),
                Map.entry("group.consumer.min.session.timeout.ms", "1000"),
                Map.entry("group.consumer.session.timeout.ms", "6000"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"));
    }

    Properties properties() {
        var properties = new Properties();
        properties.putAll(behaviour());
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@%s:%d".formatted(HOST, controllerPort),
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                "BROKER",
                "listener.security.protocol.map",
                "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "listeners",
                "BROKER://%s:%d,CONTROLLER://%s:%d".formatted(HOST, port, HOST, controllerPort),
                "advertised.listeners",
                "BROKER://%s:%d".formatted(HOST, advertisedPort),
                "log.dirs",
                data().toString()));
        return properties;
    }

    /** As {@link #properties()}, for a broker that is killed: else its return waits nine seconds for its own ghost to expire. */
    Properties killableProperties() {
        var properties = properties();
        properties.putAll(Map.of("broker.session.timeout.ms", "1500", "broker.heartbeat.interval.ms", "300"));
        return properties;
    }

    /** Prepares the data folder of a new cluster. */
    void format() {
        try (var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silence)
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(data().toString())
                    .setMetadataLogDirectory(data().toString())
                    .setControllerListenerName(CONTROLLER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("Kafka's folder " + data() + " could not be formatted", e);
        }
    }

    /** Writes the properties where a broker of its own process reads them. */
    Path write() {
        Path file = folder.resolve("server.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            killableProperties().store(writer, null);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
