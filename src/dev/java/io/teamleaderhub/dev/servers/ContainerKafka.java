package io.teamleaderhub.dev.servers;

import java.util.Locale;
import org.testcontainers.kafka.KafkaContainer;

/** Kafka in a container, with the embedded one's settings. */
final class ContainerKafka implements Broker {
    private static final String IMAGE = "apache/kafka:4.1.1";

    private final KafkaContainer container;

    private ContainerKafka(KafkaContainer container) {
        this.container = container;
    }

    static ContainerKafka start() {
        var container = new KafkaContainer(IMAGE);
        BrokerConfig.behaviour()
                .forEach((name, value) -> container.withEnv(
                        "KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        try {
            container.start();
        } catch (RuntimeException e) {
            container.close();
            throw new IllegalStateException("No Kafka from the image " + IMAGE, e);
        }
        return new ContainerKafka(container);
    }

    @Override
    public String bootstrap() {
        return container.getBootstrapServers();
    }

    @Override
    public void close() {
        container.close();
    }
}
