package io.teamleaderhub.mirror.feed;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * The row of {@code hub.feed_cursor}, as far as the relay needs it.
 *
 * @param seq up to which everything is published
 * @param topicId Kafka's id of the topic that has it; empty before the first
 * @param drawn the number of a change that was last drawn
 */
@MappedEntity(value = "feed_cursor", schema = "hub")
record Cursor(@Id long seq, String topicId, long drawn) {}
