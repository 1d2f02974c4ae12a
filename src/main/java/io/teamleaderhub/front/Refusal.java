package io.teamleaderhub.front;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.teamleaderhub.platform.Problem;
import java.util.UUID;

/** What the front answers by itself, each with the one error body; nothing of the request is in it. */
enum Refusal {
    MALFORMED(HttpResponseStatus.BAD_REQUEST, "The request is no well-formed HTTP/1.1. The connection ends."),
    METHOD(HttpResponseStatus.METHOD_NOT_ALLOWED, "This method is taken nowhere here."),
    SLOW(HttpResponseStatus.REQUEST_TIMEOUT, "The request did not arrive in time. Send it again, faster."),
    TOO_LARGE(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "A webhook has at most 64 KiB."),
    LONG_LINE(HttpResponseStatus.REQUEST_URI_TOO_LONG, "The request line is too long."),
    EXPECTATION(HttpResponseStatus.EXPECTATION_FAILED, "Expect: 100-continue is the one expectation that is met here."),
    LARGE_HEADERS(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "All headers together may have 8 KiB."),
    ENCODING(HttpResponseStatus.NOT_IMPLEMENTED, "Transfer-Encoding may be chunked and nothing else."),
    BUSY(HttpResponseStatus.SERVICE_UNAVAILABLE, "Too many webhooks come together. Send it again."),
    VERSION(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "Send HTTP/1.1.");

    /** Seconds after which it may be tried again. */
    private static final String RETRY_AFTER = "2";

    private final HttpResponseStatus status;
    private final String detail;

    Refusal(HttpResponseStatus status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    /** Whether the connection may serve another request afterwards. */
    boolean keepsConnection() {
        return this == BUSY;
    }

    FullHttpResponse answer(UUID correlationId) {
        var body = """
                {"type":"about:blank","title":"%s","status":%d,"detail":"%s","instance":"","correlationId":"%s"}""".formatted(status.reasonPhrase(), status.code(), detail, correlationId);
        var answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, ByteBufUtil.writeUtf8(UnpooledByteBufAllocator.DEFAULT, body));
        var headers = answer.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
        headers.setInt(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes());
        if (this == BUSY) {
            headers.set(HttpHeaderNames.RETRY_AFTER, RETRY_AFTER);
        }
        if (this == METHOD) {
            headers.set(HttpHeaderNames.ALLOW, "GET, HEAD, POST, PUT, PATCH, DELETE");
        }
        return answer;
    }
}
