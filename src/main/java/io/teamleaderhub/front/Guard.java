package io.teamleaderhub.front;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Ticker;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.webhook.Capacity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets a connection's requests pass that keep the {@link Rules}; answers any other itself, once those before it are
 * answered, and that is the connection's end unless the hub was only busy. For one connection, on its event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel ends it, and an ended one needs no more
final class Guard extends ChannelDuplexHandler implements Clock.Owner {
    private final Ids ids;
    private final StrictCodec codec;
    private final Clock clock;
    private final Passed passed;
    /** The parts of a webhook, which is passed on when it is complete: a slow one takes no place at the door. */
    private final Deque<HttpObject> held = new ArrayDeque<>();

    private @Nullable ChannelHandlerContext own;
    private Arriving arriving = Arriving.NOTHING;
    private boolean inDoor;
    /** Whether its client keeps the connection. */
    private boolean lasting;

    private long body;
    /** To be answered once what was passed on is answered. */
    private @Nullable Refusal refusal;
    /** Whether nothing is read any more. */
    private boolean ending;
    /** Whether the first of those passed on is being answered. */
    private boolean answering;

    Guard(Capacity capacity, Ids ids, StrictCodec codec, Ticker ticker) {
        this.passed = new Passed(capacity);
        this.ids = ids;
        this.codec = codec;
        this.clock = new Clock(ticker, this);
    }

    /** What becomes of the request of which parts come. */
    private enum Arriving {
        NOTHING,
        HELD,
        PASSED,
        ANSWERED,
        REFUSED
    }

    Clock clock() {
        return clock;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        own = context;
    }

    @Override
    public boolean busy() {
        return !passed.isEmpty();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (ending) {
            ReferenceCountUtil.release(message);
            return;
        }
        boolean last = message instanceof LastHttpContent;
        if (message instanceof HttpRequest request) {
            begin(context, request);
        }
        if (message instanceof HttpContent content) {
            check(context, content);
        }
        switch (arriving) {
            case REFUSED -> ReferenceCountUtil.release(message);
            case HELD -> hold(context, (HttpObject) message);
            default -> context.fireChannelRead(message);
        }
        if (last) {
            clock.complete();
            arriving = Arriving.NOTHING;
        }
        if (last || ending) {
            answerRefused(context);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        inDoor = Rules.door(request);
        body = 0;
        var refused = Rules.refusal(request);
        if (refused.isPresent()) {
            refuse(refused.get());
            return;
        }
        request.headers().remove(HttpHeaderNames.ACCEPT_LANGUAGE); // the framework may keep whatever it sees in it
        if (inDoor) {
            arriving = Arriving.HELD;
            lasting = HttpUtil.isKeepAlive(request);
            if (passed.isEmpty()) {
                goOn(context, request);
            }
        } else {
            arriving = Arriving.PASSED;
            passed.add();
        }
    }

    private static void goOn(ChannelHandlerContext context, HttpRequest request) {
        if (HttpUtil.is100ContinueExpected(request)) {
            request.headers().remove(HttpHeaderNames.EXPECT);
            context.writeAndFlush(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    private void hold(ChannelHandlerContext context, HttpObject part) {
        held.add(part);
        if (!(part instanceof LastHttpContent)) {
            return;
        }
        if (passed.addAtDoor(((HttpRequest) held.getFirst()).uri())) {
            while (!held.isEmpty()) {
                context.fireChannelRead(held.removeFirst());
            }
        } else {
            release();
            refuse(Refusal.BUSY);
            ending = !lasting || !passed.isEmpty();
        }
    }

    private void release() {
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }

    private void check(ChannelHandlerContext context, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            giveUp(context, Refusal.MALFORMED);
            return;
        }
        body += content.content().readableBytes();
        if (inDoor && body > Rules.LARGEST_WEBHOOK) {
            giveUp(context, Refusal.TOO_LARGE);
        }
    }

    /** Ends with the request that is arriving. */
    private void giveUp(ChannelHandlerContext context, Refusal with) {
        boolean begun = answering && passed.size() == 1;
        if (arriving == Arriving.ANSWERED || (arriving == Arriving.PASSED && begun)) {
            ending = true;
            arriving = Arriving.REFUSED;
            context.close();
            return;
        }
        if (arriving == Arriving.PASSED) {
            passed.removeLast();
        }
        release();
        refuse(with);
    }

    private void refuse(Refusal with) {
        arriving = Arriving.REFUSED;
        if (!ending) {
            refusal = with;
            ending = !with.keepsConnection();
        }
    }

    private void answerRefused(ChannelHandlerContext context) {
        if (refusal == null || !passed.isEmpty()) {
            return;
        }
        var answer = refusal.answer(ids.next());
        refusal = null;
        clock.answered();
        Rules.complete(answer);
        HttpUtil.setKeepAlive(answer, !ending);
        var sent = context.writeAndFlush(answer);
        if (ending) {
            sent.addListener(done -> Ending.of(context));
        }
    }

    @Override
    public void late() {
        var context = Objects.requireNonNull(own, "added before");
        if (ending) {
            context.close();
            return;
        }
        giveUp(context, Refusal.SLOW);
        answerRefused(context);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (arriving == Arriving.NOTHING && codec.begun()) {
            clock.begun();
        }
        context.fireChannelReadComplete();
        if (ending) {
            context.read();
        }
    }

    /** What is answered to a request that was given up goes nowhere. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (passed.isEmpty()) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new IllegalStateException("the request was refused meanwhile"));
            return;
        }
        if (message instanceof HttpResponse answer && answer.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            answering = true;
            Rules.complete(answer);
        }
        boolean last = message instanceof LastHttpContent;
        context.write(message, promise);
        if (last) {
            answered(context);
        }
    }

    private void answered(ChannelHandlerContext context) {
        answering = false;
        if (passed.size() == 1 && arriving == Arriving.PASSED) {
            arriving = Arriving.ANSWERED;
        }
        passed.removeFirst();
        clock.answered();
        answerRefused(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        passed.clear();
        release();
        context.fireChannelInactive();
    }
}
