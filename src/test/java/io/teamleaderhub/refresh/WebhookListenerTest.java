package io.teamleaderhub.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebhookListenerTest {
    private static final TopicPartition PARTITION = new TopicPartition("teamleader.webhooks", 3);

    @Test
    void commitsTheOffsetAfterTheLastOfEachPartition() {
        var consumer = new RefusingConsumer(null);

        WebhookListener.commit(List.of(message(7), message(8)), consumer);

        assertThat(consumer.committed(Set.of(PARTITION)).get(PARTITION)).isEqualTo(new OffsetAndMetadata(9));
    }

    @Test
    void aCommitThatFailsIsLeftToTheNext() {
        WebhookListener.commit(List.of(message(7)), new RefusingConsumer(new TimeoutException()));
    }

    @Test
    void aConsumerToldToStopDuringACommitStillStops() {
        var consumer = new RefusingConsumer(new WakeupException());

        WebhookListener.commit(List.of(message(7)), consumer);

        assertThatThrownBy(() -> consumer.poll(Duration.ZERO)).isInstanceOf(WakeupException.class);
    }

    private static ConsumerRecord<String, byte[]> message(long offset) {
        return new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, "contact:1", new byte[0]);
    }

    /** A consumer whose commits fail, if it is given how. */
    private static final class RefusingConsumer extends MockConsumer<String, byte[]> {
        private final @Nullable KafkaException refusal;

        RefusingConsumer(@Nullable KafkaException refusal) {
            super(AutoOffsetResetStrategy.EARLIEST.name());
            this.refusal = refusal;
            assign(List.of(PARTITION));
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            if (refusal != null) {
                throw refusal;
            }
            super.commitSync(offsets, timeout);
        }
    }
}
