package io.teamleaderhub;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelGroupFuture;
import io.netty.channel.group.ChannelMatcher;
import io.netty.channel.group.ChannelMatchers;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Ticker;
import io.teamleaderhub.front.Front;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The end of taking requests, on every port, without one that is cut off: nobody is let in any more, whoever still sends on
 * an open connection is answered and told that it was the last answer there, and a connection ends when nothing came on it
 * for a while (see {@link OpenConnection}). Thread-safe.
 */
@Singleton
final class Drain implements BeanCreatedEventListener<NettyServerCustomizer.Registry>, NettyServerCustomizer {
    /** Tells a channel's handler that the drain has started. */
    static final Object STARTED = new Object();

    private static final ChannelMatcher LISTENERS = ChannelMatchers.isServerChannel();
    private static final ChannelMatcher CONNECTIONS = ChannelMatchers.isNonServerChannel();

    private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
    private final Front front;
    private final int mostConnections;
    private volatile boolean started;

    Drain(Front front, @Property(name = "hub.connections") int mostConnections) {
        this.front = front;
        this.mostConnections = mostConnections;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(this);
        return event.getBean();
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
        if (role == ChannelRole.LISTENER) {
            channels.add(channel);
            channel.pipeline().addFirst(new Listener(channels, mostConnections));
        }
        if (role != ChannelRole.CONNECTION) {
            return this;
        }
        return new NettyServerCustomizer() {
            @Override
            public void onStreamPipelineBuilt() {
                var connection = new OpenConnection(Drain.this::started, Ticker.systemTicker());
                connection.watch(channel.pipeline());
                front.guard(channel.pipeline(), OpenConnection.NAME);
            }
        };
    }

    /**
     * Closes the listening ports, then ends the connections, each when it may.
     *
     * @return done once no connection is open; that has no bound, since a client may take its time to send a request that it
     *     has begun
     */
    CompletionStage<?> start() {
        started = true;
        tell(LISTENERS);
        return closed(LISTENERS).thenCompose(nobodyComesIn -> {
            tell(CONNECTIONS);
            return closed(CONNECTIONS);
        });
    }

    private boolean started() {
        return started;
    }

    /** One that is not registered with its event loop yet sees by itself that the drain has started. */
    private void tell(ChannelMatcher which) {
        channels.stream()
                .filter(which::matches)
                .filter(Channel::isRegistered)
                .forEach(channel -> channel.pipeline().fireUserEventTriggered(STARTED));
    }

    private CompletableFuture<?> closed(ChannelMatcher which) {
        var closed = new CompletableFuture<ChannelGroupFuture>();
        channels.newCloseFuture(which).addListener((ChannelGroupFuture all) -> closed.complete(all));
        return closed;
    }
}
