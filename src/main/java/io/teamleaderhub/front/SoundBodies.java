package io.teamleaderhub.front;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses JSON that the framework would read with a guess: duplicate keys, something behind the document, depths and lengths
 * without bound. The door reads its body so by itself.
 */
@ServerFilter({"/admin/**", "/api/**", "/sync/**"})
final class SoundBodies implements Ordered {
    /** Behind the security filter: only who may send a body has it read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @RequestFilter
    void check(HttpRequest<?> request, @Body byte @Nullable [] body) {
        boolean json = request.getContentType()
                .filter(type -> type.matches(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
        if (json && body != null && body.length > 0) {
            try {
                Json.readUtf8(body);
            } catch (IOException e) {
                throw new HubException(HttpStatus.BAD_REQUEST, "Send one JSON document in UTF-8, each key once.");
            }
        }
    }
}
