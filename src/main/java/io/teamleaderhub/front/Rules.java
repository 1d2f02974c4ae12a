package io.teamleaderhub.front;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a request's head must be like, and what every answer carries. */
final class Rules {
    /** Of a webhook's body, in bytes. */
    static final int LARGEST_WEBHOOK = 64 * 1024;

    private static final String DOOR = "/webhooks/";
    private static final Set<HttpMethod> NEVER = Set.of(HttpMethod.TRACE, HttpMethod.CONNECT);
    private static final Set<HttpVersion> VERSIONS = Set.of(HttpVersion.HTTP_1_1, HttpVersion.HTTP_1_0);
    /** A page of the console brings a policy of its own. HSTS: a year; browsers heed it over TLS only. */
    private static final Map<String, String> ON_EVERY_ANSWER = Map.of(
            "x-content-type-options",
            "nosniff",
            "cache-control",
            "no-store",
            "strict-transport-security",
            "max-age=31536000",
            "content-security-policy",
            "default-src 'none'; frame-ancestors 'none'",
            "referrer-policy",
            "no-referrer");

    private Rules() {}

    /** Whether a request is for the door. */
    static boolean door(HttpRequest request) {
        return request.uri().startsWith(DOOR);
    }

    /** Why a request is refused before its body; empty when it may pass. */
    static Optional<Refusal> refusal(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(undecodable(request.decoderResult().cause()));
        }
        if (!VERSIONS.contains(request.protocolVersion())) {
            return Optional.of(Refusal.VERSION);
        }
        var headers = request.headers();
        int hosts = headers.getAll(HttpHeaderNames.HOST).size();
        boolean old = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        if (hosts > 1 || (hosts == 0 && !old)) {
            return Optional.of(Refusal.MALFORMED); // RFC 9112, 3.2
        }
        if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            var refused = transferEncoding(headers, old);
            if (refused.isPresent()) {
                return refused;
            }
        }
        if (NEVER.contains(request.method())) {
            return Optional.of(Refusal.METHOD);
        }
        if (headers.contains(HttpHeaderNames.EXPECT) && !HttpUtil.is100ContinueExpected(request)) {
            return Optional.of(Refusal.EXPECTATION);
        }
        return door(request) && HttpUtil.getContentLength(request, 0L) > LARGEST_WEBHOOK
                ? Optional.of(Refusal.TOO_LARGE)
                : Optional.empty();
    }

    /** RFC 9112, 6.1. */
    private static Optional<Refusal> transferEncoding(HttpHeaders headers, boolean old) {
        if (old || headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            return Optional.of(Refusal.MALFORMED);
        }
        var encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return encodings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(encodings.getFirst())
                ? Optional.empty()
                : Optional.of(Refusal.ENCODING);
    }

    private static Refusal undecodable(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line -> Refusal.LONG_LINE;
            case TooLongHttpHeaderException headers -> Refusal.LARGE_HEADERS;
            default -> Refusal.MALFORMED;
        };
    }

    /** Whatever an answer does not say itself; not what server this is. */
    static void complete(HttpResponse answer) {
        var headers = answer.headers();
        headers.remove(HttpHeaderNames.SERVER);
        ON_EVERY_ANSWER.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.set(name, value);
            }
        });
    }
}
