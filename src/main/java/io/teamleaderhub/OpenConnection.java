package io.teamleaderhub;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * An HTTP/1.1 connection that ends well once the drain has started: after an answer that says {@code Connection: close}, or
 * when no request came for a while; never while one of which a byte has come is unanswered. A request that is sent in the very
 * moment in which an unused connection ends crosses with that end and is lost; the while makes that rare.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel ends it, and an ended one needs no more
final class OpenConnection extends ChannelDuplexHandler {
    /** Who sends more often than this is always told before the end. */
    static final Duration QUIET = Duration.ofSeconds(1);

    /** The name of its place behind the codec. */
    static final String NAME = "open-connection";

    private final BooleanSupplier draining;
    private final Ticker ticker;
    /** Whether bytes came since the last answer. */
    private boolean arrived;
    /** Whether a request has come in part. */
    private boolean arriving;
    /** Requests whose answer has not begun. */
    private int waiting;
    /** Requests whose answer is not yet sent completely. */
    private int unanswered;

    private boolean toldTheLast;
    private long quietSince;

    OpenConnection(BooleanSupplier draining, Ticker ticker) {
        this.draining = draining;
        this.ticker = ticker;
        this.quietSince = ticker.nanoTime();
    }

    /** Takes its two places in a pipeline: before and behind the HTTP codec. */
    void watch(ChannelPipeline pipeline) {
        pipeline.addFirst(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                arrived = true;
                context.fireChannelRead(bytes);
            }
        });
        pipeline.addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, NAME, this);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (draining.getAsBoolean()) {
            awaitQuiet(context);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event.equals(Drain.STARTED)) {
            awaitQuiet(context);
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            waiting++;
            unanswered++;
            arriving = true;
        }
        boolean last = message instanceof LastHttpContent;
        context.fireChannelRead(message);
        if (last) {
            arriving = false;
            settle(context);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                context.write(message, promise); // the answer is still to come
                return;
            }
            begin(response);
        }
        context.write(message, message instanceof LastHttpContent ? ended(context, promise) : promise);
    }

    private void begin(HttpResponse response) {
        waiting--;
        if (waiting == 0 && draining.getAsBoolean()) {
            HttpUtil.setKeepAlive(response, false);
            toldTheLast = true;
        }
    }

    private ChannelPromise ended(ChannelHandlerContext context, ChannelPromise promise) {
        return promise.unvoid().addListener(sent -> {
            unanswered--;
            settle(context);
        });
    }

    private void settle(ChannelHandlerContext context) {
        if (arriving || unanswered > 0) {
            return;
        }
        arrived = false;
        quietSince = ticker.nanoTime();
        if (toldTheLast) {
            context.close();
        } else if (draining.getAsBoolean()) {
            awaitQuiet(context);
        }
    }

    /** The event loop reads what has come before it does what is scheduled. */
    private void awaitQuiet(ChannelHandlerContext context) {
        long left = Math.max(0, QUIET.toNanos() - (ticker.nanoTime() - quietSince));
        context.executor().schedule(() -> closeIfQuiet(context), left, TimeUnit.NANOSECONDS);
    }

    private void closeIfQuiet(ChannelHandlerContext context) {
        if (arrived || unanswered > 0) {
            return; // the answer's end goes on from there
        }
        if (ticker.nanoTime() - quietSince >= QUIET.toNanos()) {
            context.close();
        } else {
            awaitQuiet(context);
        }
    }
}
