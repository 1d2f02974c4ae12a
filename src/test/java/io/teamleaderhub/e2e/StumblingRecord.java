package io.teamleaderhub.e2e;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;

/** A record whose headers, which say what it is, cannot be read: an Error within the intake's transaction. */
final class StumblingRecord extends ConsumerRecord<String, byte[]> {
    private final ConsumerRecord<String, byte[]> original;

    StumblingRecord(ConsumerRecord<String, byte[]> original) {
        super(
                original.topic(),
                original.partition(),
                original.offset(),
                original.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                0,
                original.key(),
                original.value(),
                original.headers(),
                Optional.empty());
        this.original = original;
    }

    ConsumerRecord<String, byte[]> original() {
        return original;
    }

    @Override
    public Headers headers() {
        throw new StackOverflowError();
    }
}
