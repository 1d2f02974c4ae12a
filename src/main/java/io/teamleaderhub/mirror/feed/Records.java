package io.teamleaderhub.mirror.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Makes records of rows, as {@code openapi/asyncapi.yaml} describes them: a snapshot with the document as its value, a
 * tombstone without a value, or, for a document that is too large, a value of no bytes and where to get it.
 */
final class Records {
    /** Headers, key and framing, which count as well. */
    static final int OVERHEAD = 4_096;

    private static final byte[] ELSEWHERE = {};
    private static final URI SOURCE = URI.create("/teamleader-hub");

    private Records() {}

    /** Those of the rows that are to be published: the latest of each entity, in order. */
    static Collection<FeedRow> latest(List<FeedRow> rows) {
        var latest = new LinkedHashMap<String, FeedRow>();
        for (FeedRow row : rows) {
            if (row.latest()) {
                latest.remove(row.key());
                latest.put(row.key(), row);
            }
        }
        return latest.values();
    }

    static ProducerRecord<String, byte[]> of(FeedRow row, String topic) {
        var event = CloudEventBuilder.v1()
                .withId(row.key() + "/" + row.seq())
                .withSource(SOURCE)
                .withType(row.live() ? "teamleader.entity.snapshot" : "teamleader.entity.deleted")
                .withSubject(row.key())
                .withTime(row.at().atOffset(ZoneOffset.UTC))
                .withExtension("seq", String.valueOf(row.seq()))
                .withExtension("operation", row.operation())
                .withExtension("cause", row.cause());
        if (row.oversize()) {
            event.withExtension("oversize", String.valueOf(row.bytes()))
                    .withExtension("dataref", "/api/entities/" + row.type() + "/" + row.id())
                    .withData(ELSEWHERE);
        } else if (row.data() != null) {
            event.withData("application/json", row.data().getBytes(UTF_8));
        }
        return KafkaMessageFactory.<String>createWriter(topic, row.key()).writeBinary(event.build());
    }
}
