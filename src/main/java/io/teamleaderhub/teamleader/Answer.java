package io.teamleaderhub.teamleader;

import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.Locale;

/** What a call to the API came to. A failure is never an empty answer. */
public sealed interface Answer {
    /** The kind's name in metrics. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** What a failure says to a person; empty when it is none. */
    default String said() {
        return switch (this) {
            case Found found -> "";
            case Gone gone -> "404";
            case Limited(var until) -> "429 until " + until;
            case Denied(var detail) -> "403: " + detail;
            case Invalid(int status, var detail) -> status + ": " + detail;
            case Unreadable(var detail) -> detail;
            case Unavailable(var detail) -> detail;
        };
    }

    /**
     * The API answered.
     *
     * @param data what is under {@code data}; a JSON null when the answer has no body (204)
     */
    record Found(JsonNode data) implements Answer {}

    /** 404 with the API's own headers: what was asked for does not exist (any more). The only proof of absence. */
    record Gone() implements Answer {}

    /**
     * 429: not an attempt. The budget is paused already.
     *
     * @param until when the limiter lets calls through again
     */
    record Limited(Instant until) implements Answer {}

    /** 403: scope missing, module off, or record not permitted. */
    record Denied(String detail) implements Answer {}

    /** 400 or 422: the API will not take this request, however often it is repeated. */
    record Invalid(int status, String detail) implements Answer {}

    /** 200 with something else than the API's JSON. */
    record Unreadable(String detail) implements Answer {}

    /** No answer, 401 or 5xx: nothing is known, and repeating may help. */
    record Unavailable(String detail) implements Answer {}
}
