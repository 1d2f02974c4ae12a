package io.teamleaderhub;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.group.ChannelGroup;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A listening port, for so many connections at once: one more is closed as it comes. Its end resets the connections that the kernel has let in and the hub has not yet taken, so that it
 * ends just after a look that found none, as far as there is such a moment: under a flood of connections there may be none.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel ends it, and an ended one needs no more
final class Listener extends ChannelInboundHandlerAdapter {
    private static final Duration LOOK = Duration.ofMillis(1);
    private static final int LOOKS = 100;

    private final ChannelGroup connections;
    private final int most;
    private final AtomicInteger open = new AtomicInteger();
    private long taken;

    /** Puts every connection that it takes into the group, before anything can come on it. */
    Listener(ChannelGroup connections, int most) {
        this.connections = connections;
        this.most = most;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object connection) {
        taken++;
        var channel = (Channel) connection;
        if (open.get() >= most) {
            channel.unsafe().closeForcibly();
            return;
        }
        open.incrementAndGet();
        channel.closeFuture().addListener(closed -> open.decrementAndGet());
        connections.add(channel);
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
