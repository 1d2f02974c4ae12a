package io.teamleaderhub.e2e;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What befalls a hub's consumer, beside what befalls its broker. Called by the consumer's thread. */
interface Trouble {
    /** Before it polls; may throw instead. */
    default void polling() {}

    /** What it polled, or less: what is left out is set back here. */
    default ConsumerRecords<String, byte[]> polled(
            ConsumerRecords<String, byte[]> records, Consumer<String, byte[]> consumer) {
        return records;
    }

    /** Before it commits; may throw instead. */
    default void committing(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    /** After it has committed; may throw in spite of that. */
    default void committed() {}

    /** Before the framework asks which partitions are its; may throw. */
    default void asking() {}
}
