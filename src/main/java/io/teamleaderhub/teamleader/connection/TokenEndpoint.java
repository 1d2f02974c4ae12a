package io.teamleaderhub.teamleader.connection;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.http.exceptions.HttpException;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.http.TeamleaderSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * OAuth 2 with Teamleader: the consent link and the two grants. Source: the API documentation on authentication. Blocks,
 * at most 12 s.
 */
@Singleton
final class TokenEndpoint {
    private final OAuthClient client;
    private final TeamleaderSettings settings;

    TokenEndpoint(OAuthClient client, TeamleaderSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** Where a Teamleader administrator gives consent. */
    String consentUrl(String state) {
        return settings.authUrl() + "/oauth2/authorize?response_type=code&client_id=" + encode(settings.clientId())
                + "&redirect_uri=" + encode(settings.redirectUri()) + "&state=" + encode(state);
    }

    /** Exchanges the code of a redirect; a code works once, within 10 minutes. */
    Grant exchange(String code) {
        return grant("authorization_code", Map.of("code", code, "redirect_uri", settings.redirectUri()));
    }

    /** Renews: the refresh token works once. An error of the client says nothing about the token, and is not a refusal. */
    Grant renew(String refreshToken) {
        return grant("refresh_token", Map.of("refresh_token", refreshToken));
    }

    private Grant grant(String type, Map<String, String> proof) {
        var form = new LinkedHashMap<>(proof);
        form.put("grant_type", type);
        form.put("client_id", settings.clientId());
        form.put("client_secret", settings.clientSecret());
        boolean consent = type.equals("authorization_code");
        try {
            return read(client.token(form), consent);
        } catch (HttpClientResponseException e) {
            return read(e.getResponse(), consent);
        } catch (HttpException e) {
            return new Grant.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    private static Grant read(HttpResponse<?> response, boolean consent) {
        var body = response.getBody(byte[].class).orElse(new byte[0]);
        return switch (response.code()) {
            case 200 -> tokens(body);
            case 400, 401 -> GrantError.read(response.code(), body, consent);
            default -> new Grant.Unavailable("status " + response.code());
        };
    }

    private static Grant tokens(byte[] body) {
        try {
            var json = Json.read(body);
            var life = Json.member(json, "expires_in");
            var access = Json.text(json, "access_token");
            var refresh = Json.text(json, "refresh_token");
            if (access.isPresent() && refresh.isPresent() && life.isNumber() && life.getLongValue() > 0) {
                return new Grant.Tokens(access.get(), refresh.get(), Duration.ofSeconds(life.getLongValue()));
            }
        } catch (IOException e) {
            return new Grant.Unavailable("the token answer is not JSON");
        }
        return new Grant.Unavailable("the token answer lacks a token");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
