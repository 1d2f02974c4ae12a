package io.teamleaderhub.teamleader.connection;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.client.annotation.Client;
import java.util.Map;

/** The token endpoint. Blocks. */
@Client(id = "teamleader-oauth")
interface OAuthClient {
    @Post("/oauth2/access_token")
    @Produces(MediaType.APPLICATION_FORM_URLENCODED)
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> token(@Body Map<String, String> form);
}
