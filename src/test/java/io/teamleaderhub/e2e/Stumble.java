package io.teamleaderhub.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * One thing that goes wrong with one batch.
 *
 * @param kind what
 * @param position after how many records, counted from one
 */
record Stumble(Kind kind, int position) {
    /** What goes wrong. */
    enum Kind {
        /** Reading the record that stands there ends in an Error; the batch goes on beyond it. */
        ERROR_IN_INTAKE,
        COMMIT_TIMES_OUT,
        COMMIT_MEETS_REBALANCE,
        COMMIT_AFTER_EXPULSION,
        /** The offsets are committed, and the consumer is not told. */
        COMMIT_UNKNOWN
    }

    /** How many records there are beyond the one that cannot be read. */
    private static final int MORE = 3;

    /** As many records as the stumble needs; the others are set back. */
    ConsumerRecords<String, byte[]> cut(ConsumerRecords<String, byte[]> records, Consumer<String, byte[]> consumer) {
        boolean inIntake = kind == Kind.ERROR_IN_INTAKE;
        int size = inIntake ? position + MORE : position;
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> kept = new HashMap<>();
        Map<TopicPartition, Long> next = new HashMap<>();
        int count = 0;
        for (ConsumerRecord<String, byte[]> message : records) {
            var partition = new TopicPartition(message.topic(), message.partition());
            if (++count > size) {
                next.merge(partition, message.offset(), Math::min);
            } else {
                boolean here = inIntake && count == Math.min(position, records.count());
                kept.computeIfAbsent(partition, any -> new ArrayList<>())
                        .add(here ? new StumblingRecord(message) : message);
            }
        }
        next.forEach(consumer::seek);
        return new ConsumerRecords<>(kept, Map.of());
    }

    void committing() {
        switch (kind) {
            case COMMIT_TIMES_OUT -> throw new TimeoutException("no answer in time");
            case COMMIT_MEETS_REBALANCE -> throw new RebalanceInProgressException();
            case COMMIT_AFTER_EXPULSION -> throw new CommitFailedException();
            case COMMIT_UNKNOWN, ERROR_IN_INTAKE -> {}
        }
    }

    void committed() {
        if (kind == Kind.COMMIT_UNKNOWN) {
            throw new TimeoutException("committed, but the answer was lost");
        }
    }
}
