package io.teamleaderhub.front;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long a connection has waited for the rest of a request, for the next one, or for its client to take an answer. Looks
 * when the earliest of these can be over, so a request costs a look at the time and no timer. Sits before the codec.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel ends it, and an ended one needs no more
final class Clock extends ChannelInboundHandlerAdapter {
    /** From a request's first byte, or the answer before it, to its last. */
    static final Duration REQUEST = Duration.ofSeconds(10);
    /** Without a request. Longer than the minute for which a proxy before the hub usually keeps a connection. */
    static final Duration IDLE = Duration.ofSeconds(75);
    /** How often it is looked whether a client takes what is sent to it. */
    static final Duration LOOK = Duration.ofSeconds(10);

    private final Ticker ticker;
    private final Owner owner;
    /** Whether nothing has ever come. */
    private boolean unused = true;

    private boolean arriving = true;
    private long since;
    private long unsent;
    private @Nullable Future<?> next;

    /** Who is told. */
    interface Owner {
        /** Whether a request is unanswered. */
        boolean busy();

        /** A request is late. */
        void late();
    }

    Clock(Ticker ticker, Owner owner) {
        this.ticker = ticker;
        this.owner = owner;
        this.since = ticker.nanoTime();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        lookIn(context, REQUEST.toNanos());
    }

    /** A connection that is over is not kept for its next look. */
    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (next != null) {
            next.cancel(false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        unused = false;
        begun();
        context.fireChannelRead(bytes);
    }

    /** A part of a request has come. */
    void begun() {
        if (!arriving) {
            arriving = true;
            since = ticker.nanoTime();
        }
    }

    /** A request has come. */
    void complete() {
        arriving = false;
    }

    /** A request is answered. */
    void answered() {
        since = ticker.nanoTime();
    }

    private void lookIn(ChannelHandlerContext context, long nanos) {
        next = context.executor().schedule(() -> look(context), nanos, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext context) {
        if (!context.channel().isActive()) {
            return;
        }
        long waited = ticker.nanoTime() - since;
        boolean late = arriving && waited >= REQUEST.toNanos();
        if (late && !unused) {
            owner.late();
        } else if (late || idle(waited) || stuck(context.channel())) {
            context.close();
        } else {
            lookIn(context, arriving ? REQUEST.toNanos() - waited : LOOK.toNanos());
        }
    }

    private boolean idle(long waited) {
        return !arriving && !owner.busy() && waited >= IDLE.toNanos();
    }

    /** Whether bytes wait to be sent and none were since the last look. */
    private boolean stuck(Channel channel) {
        var waiting = channel.unsafe().outboundBuffer();
        if (waiting == null || waiting.isEmpty()) {
            unsent = 0;
            return false;
        }
        long now = waiting.totalPendingWriteBytes() - waiting.currentProgress();
        boolean stuck = unsent == now;
        unsent = now;
        return stuck;
    }
}
