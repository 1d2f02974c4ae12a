package io.teamleaderhub.teamleader.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a 400 or 401 of the token endpoint ends a connection, and what is no more than an outage. */
class GrantErrorTest {
    @ParameterizedTest
    @ValueSource(strings = {"""
                {"errors":[{"code":8,"title":"The refresh token is invalid.","status":400,"meta":{"type":"invalid_request","hint":"Token has been revoked"}}]}""", """
                {"errors":[{"title":"The refresh token is invalid."}]}""", """
                {"error":"invalid_grant","error_description":"The refresh token is invalid."}"""})
    void theDocumentedShapesAreRefusals(String body) {
        assertThat(read(body, false)).isInstanceOf(Grant.Refused.class);
        assertThat(((Grant.Refused) read(body, false)).reason()).contains("The refresh token is invalid.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><h1>400 Bad Request</h1></html>",
                "",
                "{}",
                "[]",
                "null",
                "\"invalid_grant\"",
                "{\"message\":\"Bad Request\"}",
                "{\"errors\":[]}",
                "{\"errors\":\"invalid_grant\"}",
                "{\"errors\":[\"invalid_grant\"]}",
                "{\"errors\":[{}]}",
                "{\"error\":\"temporarily_unavailable\"}"
            })
    void anythingElseMayPass(String body) {
        assertThat(read(body, false)).isInstanceOf(Grant.Unavailable.class);
        assertThat(read(body, true)).isInstanceOf(Grant.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"errors":[{"code":4,"title":"Client authentication failed","status":401,"meta":{"type":"invalid_client"}}]}""", """
                {"error":"invalid_client"}"""})
    void aWrongClientSaysNothingAboutTheTokenButEndsAConsent(String body) {
        assertThat(((Grant.Unavailable) read(body, false)).reason()).contains("HUB_TEAMLEADER_CLIENT_SECRET");
        assertThat(read(body, true)).isInstanceOf(Grant.Refused.class);
    }

    private static Grant read(String body, boolean ofClient) {
        return GrantError.read(400, body.getBytes(StandardCharsets.UTF_8), ofClient);
    }
}
