package io.teamleaderhub.mirror.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What this process has published since its start. Does not block. */
@Singleton
final class FeedMeters {
    private final Counter published;
    private final Counter oversize;

    FeedMeters(MeterRegistry metrics) {
        this.published = Counter.builder("hub.feed.published")
                .description("Records published, those of a republication included")
                .register(metrics);
        this.oversize = Counter.builder("hub.feed.oversize")
                .description("Of these, pointers to a document too large for the topic")
                .register(metrics);
    }

    void count(int records, int pointers) {
        published.increment(records);
        oversize.increment(pointers);
    }
}
