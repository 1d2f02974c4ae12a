package io.teamleaderhub.webhook;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Where webhooks are stored.
 *
 * @param spilled webhooks in PostgreSQL that wait for Kafka
 * @param oldestSeconds how long ago the first of them was received; 0 when there is none
 * @param skipsKafka this process does not wait for Kafka, which did not take webhooks in time
 * @param topicWeaknesses what makes the topic less durable than it should be and what to do
 */
@Serdeable
public record DoorState(long spilled, double oldestSeconds, boolean skipsKafka, List<String> topicWeaknesses) {}
