package io.teamleaderhub.mirror.feed;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the feed is doing.
 *
 * @param position number up to which every change is published
 * @param newest number of the newest change
 * @param lagChanges how far the position is behind that, in numbers: at least as many as there are changes
 * @param lagSeconds how long the oldest unpublished change has been waiting; 0 when there is none
 * @param movedAt when the position was last noted
 * @param leader the process that publishes; absent while none was elected
 * @param published records so far
 * @param oversize of these, pointers to a document that is too large for the topic
 * @param lastError why it last could not go on; absent when it always could
 * @param lastErrorAt when that was
 * @param republication the latest publication of everything; absent before the first
 */
@Serdeable
public record FeedState(
        long position,
        long newest,
        long lagChanges,
        double lagSeconds,
        Instant movedAt,
        @Nullable String leader,
        long published,
        long oversize,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        @Nullable Republication republication) {}
