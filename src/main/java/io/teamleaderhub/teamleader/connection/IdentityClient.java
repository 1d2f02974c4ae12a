package io.teamleaderhub.teamleader.connection;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.annotation.Client;
import io.teamleaderhub.teamleader.http.TeamleaderSettings;

/** Asks whose token this is, before it becomes the connection's. Blocks. */
@Client(id = "teamleader")
@Header(name = TeamleaderSettings.VERSION_HEADER, value = TeamleaderSettings.API_VERSION)
interface IdentityClient {
    @Post("/users.me")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> me(@Header("Authorization") String authorization);
}
