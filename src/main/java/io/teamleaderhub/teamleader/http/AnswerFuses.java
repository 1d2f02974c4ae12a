package io.teamleaderhub.teamleader.http;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.client.netty.NettyClientCustomizer;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Puts an {@link AnswerFuse} on every connection of the HTTP clients, just behind what reads HTTP. */
@Singleton
final class AnswerFuses implements BeanCreatedEventListener<NettyClientCustomizer.Registry> {
    /** The largest answer of any client, and one read more: the client's own limit comes first and names the cause. */
    private static final long MOST_BYTES = (16L << 20) + (1L << 20);
    /** How much later than a client's own timeout the cut comes. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Duration longest;

    AnswerFuses(
            TeamleaderSettings settings,
            @Property(name = "micronaut.http.services.teamleader-oauth.request-timeout") Duration tokenEndpoint) {
        var timeout = settings.timeout();
        this.longest = (timeout.compareTo(tokenEndpoint) > 0 ? timeout : tokenEndpoint).plus(MARGIN);
    }

    @Override
    public NettyClientCustomizer.Registry onCreated(BeanCreatedEvent<NettyClientCustomizer.Registry> event) {
        var registry = event.getBean();
        registry.register(new Fitting(null));
        return registry;
    }

    /** Once per connection; {@code channel} is null until there is one. */
    private final class Fitting implements NettyClientCustomizer {
        private final @Nullable Channel channel;

        private Fitting(@Nullable Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyClientCustomizer specializeForChannel(Channel opened, ChannelRole role) {
            return new Fitting(opened);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel != null) {
                channel.pipeline()
                        .addAfter(
                                ChannelPipelineCustomizer.HANDLER_HTTP_CLIENT_CODEC,
                                "answer-fuse",
                                new AnswerFuse(MOST_BYTES, longest));
            }
        }
    }
}
