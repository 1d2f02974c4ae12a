package io.teamleaderhub.mirror.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The one who may write the topic: whoever opened the latest one, over all processes. Records and the position in history
 * that they come to are committed in one transaction of Kafka, the position as an offset of a consumer group that nobody
 * consumes with. Every method blocks for Kafka, for seconds; after any exception it must be closed.
 */
final class Publisher implements AutoCloseable {
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(2);

    private final String topic;
    private final String topicId;
    private final KafkaProducer<String, byte[]> producer;
    private final ConsumerGroupMetadata group;
    private final OptionalLong position;

    private Publisher(String topic, String topicId, KafkaProducer<String, byte[]> producer, Properties reader) {
        this.topic = topic;
        this.topicId = topicId;
        this.producer = producer;
        producer.initTransactions();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(reader)) {
            this.group = consumer.groupMetadata();
            var found = consumer.committed(Set.of(place()), ANSWERED_WITHIN).get(place());
            this.position = found == null || !found.metadata().equals(topicId)
                    ? OptionalLong.empty()
                    : OptionalLong.of(found.offset());
        }
    }

    /**
     * Shuts out whoever wrote before: what that one has not committed is given up.
     *
     * @param topic the topic's name
     * @param topicId Kafka's id of it
     * @param writer configuration of a producer with the transactional id of all that write the topic
     * @param reader configuration of a consumer that reads what is committed, of the group that keeps the position
     */
    static Publisher open(String topic, String topicId, Properties writer, Properties reader) {
        var producer = new KafkaProducer<String, byte[]>(writer);
        try {
            return new Publisher(topic, topicId, producer, reader);
        } catch (RuntimeException e) {
            producer.close(CLOSED_WITHIN);
            throw e;
        }
    }

    /** The position that was committed before it was opened; empty when Kafka knows none of this topic. */
    OptionalLong position() {
        return position;
    }

    private TopicPartition place() {
        return new TopicPartition(topic, 0);
    }

    /** Publishes records and the position that they come to: all, or nothing. */
    void publish(List<ProducerRecord<String, byte[]>> records, long reached) {
        producer.beginTransaction();
        var sent = new ArrayList<Future<RecordMetadata>>(records.size());
        for (var one : records) {
            sent.add(producer.send(one));
        }
        producer.sendOffsetsToTransaction(Map.of(place(), new OffsetAndMetadata(reached, topicId)), group);
        producer.commitTransaction();
        sent.forEach(Future::resultNow);
    }

    /** Gives up what is not committed. */
    @Override
    public void close() {
        producer.close(CLOSED_WITHIN);
    }
}
