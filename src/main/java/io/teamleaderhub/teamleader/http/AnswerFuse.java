package io.teamleaderhub.teamleader.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts a connection whose answer has too many bytes or takes too long. The HTTP client itself only tells its caller so,
 * and goes on reading what it throws away, however long that comes.
 */
final class AnswerFuse extends ChannelDuplexHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerFuse.class);

    private final long mostBytes;
    private final Duration longest;
    private long bytes;
    private @Nullable ScheduledFuture<?> deadline;

    AnswerFuse(long mostBytes, Duration longest) {
        this.mostBytes = mostBytes;
        this.longest = longest;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpRequest) {
            bytes = 0;
            disarm();
            deadline = context.executor()
                    .schedule(() -> cut(context, "took too long"), longest.toMillis(), TimeUnit.MILLISECONDS);
        }
        super.write(context, message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpContent content) {
            bytes += content.content().readableBytes();
        }
        if (message instanceof LastHttpContent) {
            disarm();
        }
        boolean tooLarge = bytes > mostBytes;
        super.channelRead(context, message);
        if (tooLarge) {
            cut(context, "was too large");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        disarm();
        super.channelInactive(context);
    }

    private void cut(ChannelHandlerContext context, String why) {
        if (context.channel().isActive()) {
            LOG.warn(
                    "cutting the connection to {}: the answer {}",
                    context.channel().remoteAddress(),
                    why);
            var _ = context.close();
        }
    }

    private void disarm() {
        var armed = deadline;
        if (armed != null) {
            armed.cancel(false);
        }
    }
}
