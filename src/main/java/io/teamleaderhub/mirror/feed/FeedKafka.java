package io.teamleaderhub.mirror.feed;

import io.micronaut.configuration.kafka.config.KafkaDefaultConfiguration;
import io.micronaut.configuration.kafka.config.KafkaProducerConfiguration;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The feed's Kafka, as it is configured. Every method blocks for it, for seconds. */
@Singleton
final class FeedKafka {
    /** Transactional id, which shuts out others of the same, and consumer group. */
    private static final String NAME = "teamleader-hub-feed";

    private static final int LARGEST_BATCH = 1 << 19;

    private final AdminClient admin;
    private final Properties common;
    private final Properties producer;
    private final String prefix;
    private final int replication;

    FeedKafka(
            AdminClient admin,
            KafkaDefaultConfiguration common,
            @Named("feed") KafkaProducerConfiguration<String, byte[]> producer,
            @Property(name = "hub.kafka.topic-prefix", defaultValue = "") String prefix,
            @Property(name = "hub.kafka.replication") int replication) {
        this.admin = admin;
        this.common = common.getConfig();
        this.producer = producer.getConfig();
        this.prefix = prefix;
        this.replication = replication;
    }

    /** The topic, which is created unless it is there. */
    TopicFacts topic() throws TimeoutException, ExecutionException, InterruptedException {
        return EntityTopic.prepare(admin, prefix, replication);
    }

    /** Whether it is still the same. */
    boolean same(TopicFacts topic) throws TimeoutException, ExecutionException, InterruptedException {
        return EntityTopic.same(admin, topic);
    }

    /** Shuts out whoever wrote the topic before. */
    Publisher open(TopicFacts topic) {
        var writer = new Properties();
        writer.putAll(producer);
        writer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        writer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        writer.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, prefix + NAME);
        writer.put(ProducerConfig.BATCH_SIZE_CONFIG, Math.min(LARGEST_BATCH, topic.largestRecord() / 2));
        writer.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, topic.largestRecord());
        var reader = new Properties();
        reader.putAll(common);
        reader.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        reader.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        reader.put(ConsumerConfig.GROUP_ID_CONFIG, prefix + NAME);
        reader.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        reader.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return Publisher.open(topic.name(), topic.id(), writer, reader);
    }
}
