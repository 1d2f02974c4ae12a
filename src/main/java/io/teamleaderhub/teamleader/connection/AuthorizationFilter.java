package io.teamleaderhub.teamleader.connection;

import io.micronaut.context.BeanProvider;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.annotation.ClientFilter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Puts the access token on every call to the API that does not carry one; runs off the event loop, since a renewal blocks. */
@ClientFilter(serviceId = "teamleader")
final class AuthorizationFilter {
    /** Late: the connection needs an HTTP client itself, and clients are made with their filters. */
    private final BeanProvider<Connection> connection;

    AuthorizationFilter(BeanProvider<Connection> connection) {
        this.connection = connection;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void authorize(MutableHttpRequest<?> request) {
        if (request.getHeaders().getAuthorization().isEmpty()) {
            request.bearerAuth(connection.get().accessToken());
        }
    }
}
