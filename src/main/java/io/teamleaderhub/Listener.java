package io.teamleaderhub;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.group.ChannelGroup;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A listening port. Its end resets the connections that the kernel has let in and the hub has not yet taken, so that it
 * ends just after a look that found none, as far as there is such a moment: under a flood of connections there may be none.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel ends it, and an ended one needs no more
final class Listener extends ChannelInboundHandlerAdapter {
    private static final Duration LOOK = Duration.ofMillis(1);
    private static final int LOOKS = 100;

    private final ChannelGroup connections;
    private long taken;

    /** Puts every connection that it takes into the group, before anything can come on it. */
    Listener(ChannelGroup connections) {
        this.connections = connections;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object connection) {
        taken++;
        connections.add((Channel) connection);
        context.fireChannelRead(connection);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event.equals(Drain.STARTED)) {
            closeWhenNoneWaits(context, LOOKS);
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    /** The event loop takes connections that wait before it does what is scheduled. */
    private void closeWhenNoneWaits(ChannelHandlerContext context, int looks) {
        long before = taken;
        context.executor()
                .schedule(
                        () -> {
                            if (taken == before || looks <= 1) {
                                context.close();
                            } else {
                                closeWhenNoneWaits(context, looks - 1);
                            }
                        },
                        LOOK.toNanos(),
                        TimeUnit.NANOSECONDS);
    }
}
