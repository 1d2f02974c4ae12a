package io.teamleaderhub.dev.bench;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** The door's HTTP without the door: what the server, the front and the framework take of the time. */
@Hidden
@Requires(property = Echo.WANTED)
@Controller("/webhooks/echo")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class Echo {
    static final String WANTED = "hub.bench.echo";

    @Post("/{one}/{other}")
    @Consumes(MediaType.ALL)
    HttpResponse<?> answer(@PathVariable String one, @PathVariable String other, @Body byte[] body) {
        return one.length() + other.length() + body.length > 0 ? HttpResponse.noContent() : HttpResponse.badRequest();
    }
}
