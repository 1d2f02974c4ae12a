package io.teamleaderhub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamleaderhub.platform.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token_type\": \"Bearer\", \"expires_in\": 3600, \"access_token\": \"a\", \"refresh_token\": \"r\"}",
                "{\"accessToken\":\"a\",\"refreshToken\":\"r\"}",
                "refresh_token=r\naccess_token=a\n",
                "  access_token: a\r\n  refresh_token: r\r\n",
                "export TEAMLEADER_ACCESS_TOKEN=\"a\"\nexport TEAMLEADER_REFRESH_TOKEN=\"r\"",
                "teamleader:\n  auth_token: 'a'\n  refresh_token: 'r'\n  code: x"
            })
    void areReadInEveryFormPeopleHaveThem(String text) throws Exception {
        assertThat(read(text)).isEqualTo(new Tokens("r", "a"));
    }

    @Test
    void theRefreshTokenAloneWillDo() throws Exception {
        assertThat(Json.write(read("refresh_token=r").json())).isEqualTo("{\"refreshToken\":\"r\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "def50200aa", "access_token=a", "{}", "{\"refresh_token\":5}", "refresh_token="})
    void withoutARefreshTokenThereIsNothingToImport(String text) {
        assertThatThrownBy(() -> read(text))
                .hasMessageContaining("There is no refresh token on stdin. Give JSON such as");
    }

    @Test
    void brokenJsonIsNamedAndNothingOfItShown() {
        assertThatThrownBy(() -> read("{\"refresh_token\": \"def50200"))
                .hasMessage("What is on stdin begins like JSON and is none.");
    }

    @Test
    void areNotShown() {
        assertThat(new Tokens("r", "a")).hasToString("Tokens[***]");
    }

    private static Tokens read(String text) throws IOException {
        return Tokens.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
