package io.teamleaderhub.front;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Decodes requests whose framing leaves no doubt about where one ends; any other is passed on as failed, and is the last. */
final class StrictDecoder extends HttpRequestDecoder {
    /** Request line; a webhook's has some 120 bytes, a page's cursor some 300. */
    static final int LONGEST_LINE = 4 * 1024;
    /** All headers of a request together. */
    static final int MOST_HEADERS = 8 * 1024;

    private static final int LARGEST_CHUNK = 8 * 1024;

    private final StrictHead head = new StrictHead();
    private final Deque<HttpMethod> unanswered;
    private boolean over;

    /** Notes the methods of the requests that it decodes. */
    StrictDecoder(Deque<HttpMethod> unanswered) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(MOST_HEADERS)
                .setMaxChunkSize(LARGEST_CHUNK)
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true));
        this.unanswered = unanswered;
    }

    static StrictDecoder create() {
        return new StrictDecoder(new ArrayDeque<>(2));
    }

    /** Methods of requests whose answer has not begun, in order. */
    Deque<HttpMethod> unanswered() {
        return unanswered;
    }

    /** Whether a part of a request's head came. */
    boolean begun() {
        return head.begun();
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
        if (over) {
            bytes.skipBytes(bytes.readableBytes());
            return;
        }
        if (!head.accepts(bytes)) {
            over = true;
            bytes.skipBytes(bytes.readableBytes());
            var failed = createInvalidMessage();
            failed.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("line ends or folded header")));
            out.add(failed);
            note(failed);
            return;
        }
        int before = bytes.readableBytes();
        int had = out.size();
        super.decode(context, bytes, out);
        head.read(before - bytes.readableBytes());
        for (int i = had; i < out.size(); i++) {
            note(out.get(i));
        }
    }

    private void note(Object message) {
        if (message instanceof HttpRequest request) {
            unanswered.add(request.method());
        }
        if (message instanceof LastHttpContent) {
            head.next();
        }
    }

    /** RFC 9112, 2.3: the name is case-sensitive. */
    @Override
    protected HttpMessage createMessage(String[] line) throws Exception {
        if (!line[2].startsWith("HTTP/")) {
            throw new IllegalArgumentException("no HTTP");
        }
        return super.createMessage(line);
    }

    /** RFC 9112, 6.1: the two together may be an attempt to smuggle a request. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Content-Length beside Transfer-Encoding");
    }
}
