package io.teamleaderhub.front;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.channel.ChannelPipeline;
import io.netty.util.concurrent.Ticker;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.webhook.Capacity;
import jakarta.inject.Singleton;

/** Puts the front's handlers into connections. Thread-safe. */
@Singleton
public final class Front {
    private final Capacity capacity;
    private final Ids ids;

    Front(Capacity capacity, Ids ids) {
        this.capacity = capacity;
        this.ids = ids;
    }

    /**
     * Takes the codec's place and the one behind that handler, which sees the front's answers too.
     *
     * @param before name of a handler behind the codec
     */
    public void guard(ChannelPipeline pipeline, String before) {
        guard(pipeline, before, Ticker.systemTicker());
    }

    void guard(ChannelPipeline pipeline, String before, Ticker ticker) {
        var codec = new StrictCodec();
        var name = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
        pipeline.replace(name, name, codec);
        var guard = new Guard(capacity, ids, codec, ticker);
        pipeline.addAfter(before, "guard", guard);
        pipeline.addFirst("clock", guard.clock());
    }
}
