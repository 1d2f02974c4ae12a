package io.teamleaderhub.cli;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.regex.Pattern;

/** Another program's tokens, as people have them: JSON, or lines of a configuration. */
record Tokens(String refresh, String access) {
    private static final int LONGEST = 64 * 1024;
    private static final Pattern LINE =
            Pattern.compile("(?i)\\s*(?:export\\s+)?[\"']?([\\w.-]+)[\"']?\\s*[=:]\\s*[\"']?([^\"',\\s]+)[\"']?,?\\s*");

    /**
     * Reads them; at the most 64 KiB.
     *
     * @throws CliException when there is no refresh token in it
     */
    static Tokens read(InputStream input) throws IOException {
        var text = new String(input.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
        var found = text.startsWith("{") ? ofJson(text) : ofLines(text);
        if (found.refresh.isEmpty()) {
            throw new CliException(
                    CliException.WRONG_USAGE,
                    "There is no refresh token on stdin. Give JSON such as {\"refresh_token\": \"…\", \"access_token\": \"…\"} "
                            + "or lines such as refresh_token=… and access_token=…");
        }
        return found;
    }

    private static Tokens ofJson(String text) {
        try {
            var tokens = new Tokens("", "");
            for (var entry : Json.read(text).entries()) {
                if (entry.getValue().isString()) {
                    tokens = tokens.with(entry.getKey(), entry.getValue().getStringValue());
                }
            }
            return tokens;
        } catch (IOException e) {
            throw new CliException(CliException.WRONG_USAGE, "What is on stdin begins like JSON and is none.");
        }
    }

    private static Tokens ofLines(String text) {
        var tokens = new Tokens("", "");
        for (String line : text.lines().toList()) {
            var matcher = LINE.matcher(line);
            if (matcher.matches()) {
                tokens = tokens.with(matcher.group(1), matcher.group(2));
            }
        }
        return tokens;
    }

    /** Names differ between programs: refresh_token, refreshToken, TEAMLEADER_REFRESH_TOKEN; auth_token is an access token. */
    private Tokens with(String name, String value) {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (plain.endsWith("refreshtoken")) {
            return new Tokens(value, access);
        }
        return plain.endsWith("accesstoken") || plain.endsWith("authtoken") ? new Tokens(refresh, value) : this;
    }

    /** The body that the hub takes. */
    JsonNode json() {
        var members = new LinkedHashMap<String, JsonNode>();
        members.put("refreshToken", JsonNode.createStringNode(refresh));
        if (!access.isEmpty()) {
            members.put("accessToken", JsonNode.createStringNode(access));
        }
        return JsonNode.createObjectNode(members);
    }

    @Override
    public String toString() {
        return "Tokens[***]";
    }
}
