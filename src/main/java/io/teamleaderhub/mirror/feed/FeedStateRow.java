package io.teamleaderhub.mirror.feed;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** As {@link FeedState}, as far as one statement tells. */
@MappedEntity(value = "feed_cursor", schema = "hub")
record FeedStateRow(
        @Id long seq,
        long newest,
        double lagSeconds,
        Instant movedAt,
        @Nullable String leader,
        long published,
        long oversize,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt) {
    FeedState state(@Nullable Republication republication) {
        return new FeedState(
                seq,
                newest,
                Math.max(0, newest - seq),
                lagSeconds,
                movedAt,
                leader,
                published,
                oversize,
                lastError,
                lastErrorAt,
                republication);
    }
}
