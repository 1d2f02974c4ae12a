package io.teamleaderhub.teamleader;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.client.annotation.Client;
import io.teamleaderhub.teamleader.http.TeamleaderSettings;

/** Every call the hub makes to the API: {@code POST /<resource>.<action>} with a JSON body. Blocks. */
@Client(id = "teamleader")
@Header(name = TeamleaderSettings.VERSION_HEADER, value = TeamleaderSettings.API_VERSION)
@Header(name = "User-Agent", value = "teamleader-hub")
interface TeamleaderClient {
    @Post("/{+path}.{action}")
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> call(String path, String action, @Body byte[] body);
}
