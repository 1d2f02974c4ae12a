import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Rebuilds a copy of all live entities from the topic alone, prints it, a line an entity, and ends. */
public final class EntityCopy {
    private final Map<String, String> documents = new TreeMap<>();

    public static void main(String... args) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", args[0],
                "isolation.level", "read_committed", // else you see what the hub has taken back
                "enable.auto.commit", "false"); // a real consumer stores offsets with its copy
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(args[1]).stream()
                    .map(found -> new TopicPartition(found.topic(), found.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var copy = new EntityCopy();
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(copy::apply);
            }
            copy.documents.forEach((key, document) -> System.out.println(key + " " + document));
        }
    }

    private void apply(ConsumerRecord<String, String> message) {
        if (message.value() == null) {
            documents.remove(message.key()); // a tombstone: the entity is deleted
        } else if (message.value().isEmpty()) {
            documents.put(message.key(), "GET " + header(message, "ce_dataref")); // too large for the topic
        } else {
            documents.put(message.key(), message.value());
        }
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
