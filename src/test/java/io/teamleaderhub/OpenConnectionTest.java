package io.teamleaderhub;

import static io.netty.handler.codec.http.HttpResponseStatus.CONTINUE;
import static io.netty.handler.codec.http.HttpResponseStatus.OK;
import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenConnectionTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: hub\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: hub\r\nContent-Length: 4\r\n\r\n";
    private static final String LAST = "\r\nconnection: close\r\n";

    private final MockTicker time = Ticker.newMockTicker();
    private final EmbeddedChannel channel =
            EmbeddedChannel.builder().ticker(time).build();
    private boolean draining;

    OpenConnectionTest() {
        channel.pipeline().addLast(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, new HttpServerCodec());
        new OpenConnection(() -> draining, time).watch(channel.pipeline());
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void beforeTheDrainAConnectionStaysAndNoAnswerIsTheLast() {
        come(GET);

        assertThat(answer()).doesNotContain(LAST);
        pass(OpenConnection.QUIET.multipliedBy(100));
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void oneThatWasNotUsedForAWhileEndsAtOnce() {
        pass(OpenConnection.QUIET);

        drain();

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void oneThatWasUsedJustNowStaysUntilItIsQuiet() {
        pass(OpenConnection.QUIET);
        come(GET);
        answer();

        drain();

        pass(OpenConnection.QUIET.minusNanos(1));
        assertThat(channel.isOpen()).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void oneThatOpensDuringTheDrainIsGivenTheSameTime() {
        draining = true;
        var late = EmbeddedChannel.builder().ticker(time).build();
        late.pipeline().addLast(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, new HttpServerCodec());
        new OpenConnection(() -> draining, time).watch(late.pipeline());

        time.advance(OpenConnection.QUIET.toNanos() - 1, TimeUnit.NANOSECONDS);
        late.runScheduledPendingTasks();
        assertThat(late.isOpen()).isTrue();
        time.advance(1, TimeUnit.NANOSECONDS);
        late.runScheduledPendingTasks();
        assertThat(late.isOpen()).isFalse();
    }

    @Test
    void aRequestDuringTheDrainIsAnsweredAndThatIsTheEnd() {
        drain();

        come(GET);

        assertThat(answer()).contains(LAST);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void howeverSlowlyARequestComesItIsAnswered() {
        come(GET.substring(0, 1));
        drain();

        pass(Duration.ofHours(1));
        come(GET.substring(1));
        pass(Duration.ofHours(1));

        assertThat(answer()).contains(LAST);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoIsAnsweredBeforeTheRequestIsCompleteMaySendTheRest() {
        come(POST);
        drain();

        assertThat(answer()).contains(LAST);
        pass(OpenConnection.QUIET);
        assertThat(channel.isOpen()).isTrue();

        come("rest");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void ofRequestsThatCameTogetherTheLastIsToldThatItIs() {
        come(GET + GET);
        drain();

        assertThat(answer()).doesNotContain(LAST);
        assertThat(channel.isOpen()).isTrue();
        assertThat(answer()).contains(LAST);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void anAnswerThatBeganBeforeTheDrainIsNotCut() {
        come(GET);
        var head = new DefaultHttpResponse(HTTP_1_1, OK);
        head.headers().set("Transfer-Encoding", "chunked");
        assertThat(send(head)).doesNotContain(LAST);
        drain();

        pass(Duration.ofHours(1));
        assertThat(channel.isOpen()).isTrue();

        assertThat(send(LastHttpContent.EMPTY_LAST_CONTENT)).isEqualTo("0\r\n\r\n");
        pass(OpenConnection.QUIET.minusNanos(1));
        assertThat(channel.isOpen()).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoIsToldToContinueIsNotYetAnswered() {
        drain();
        come(POST);

        assertThat(send(new DefaultFullHttpResponse(HTTP_1_1, CONTINUE))).doesNotContain(LAST);
        come("body");
        assertThat(channel.isOpen()).isTrue();

        assertThat(answer()).contains(LAST);
        assertThat(channel.isOpen()).isFalse();
    }

    private void drain() {
        draining = true;
        channel.pipeline().fireUserEventTriggered(Drain.STARTED);
        channel.runScheduledPendingTasks();
    }

    private void pass(Duration span) {
        time.advance(span.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    private void come(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, US_ASCII));
    }

    private String answer() {
        HttpResponse answer = new DefaultFullHttpResponse(HTTP_1_1, OK);
        answer.headers().set("Content-Length", 0);
        return send(answer);
    }

    private String send(Object message) {
        channel.writeOutbound(message);
        var text = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            text.append(part.toString(US_ASCII));
            part.release();
        }
        return text.toString();
    }
}
