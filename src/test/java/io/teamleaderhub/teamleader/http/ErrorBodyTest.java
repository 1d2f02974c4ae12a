package io.teamleaderhub.teamleader.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'errors': [{'code': 1, 'title': 'Not here', 'status': 404}]} | Not here",
                "{'errors': [{'title': 'Bad', 'meta': {'field': 'filter.ids'}}]} | Bad; filter.ids",
                "{'errors': [{'title': 'No', 'meta': {'hint': 'Token revoked'}}]} | No; Token revoked",
                "{'errors': [{'title': 'a'}, {'title': 'b', 'meta': {'field': 'c', 'hint': 'd'}}]} | a; b; c; d",
                "{'errors': [{'title': 'Taken', 'key': 'reservation_exists'}]} | Taken; reservation_exists",
                "{'errors': [{'code': 8, 'title': 'The refresh token is invalid.', 'status': 400, 'meta': {'type': 'invalid_request', 'hint': 'Token has been revoked'}}]} | The refresh token is invalid.; invalid_request; Token has been revoked",
                "{'error': 'invalid_grant', 'error_description': 'Expired'} | invalid_grant; Expired",
                "{'errors': [{'title': 'Bad'}], 'error': 'invalid_request', 'error_description': 'x'} | invalid_request; x; Bad",
                "{'errors': [{'title': 7}, 'text', null, {'title': 'b', 'meta': 'm'}]} | b"
            })
    void saysWhatEveryShapeSays(String body, String expected) {
        assertThat(titles(body)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "{'errors': {}}", "{'errors': []}", "{'error': ''}", "{'error': ' \\n'}"})
    void aBodyWithoutReasonGivesNone(String body) {
        assertThat(titles(body)).isEqualTo("no reason given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><body>502 Bad Gateway</body></html>", "{'errors': [", "{'a': 1e99999999999}"})
    void aBodyThatIsNotJsonGivesNoReadableReason(String body) {
        assertThat(titles(body)).isEqualTo("no readable reason given");
    }

    @Test
    void isOneLineOfBoundedLengthThatTheDatabaseHolds() {
        assertThat(titles("{'error': 'a\\nb\\u0000c\\ud800d'}")).isEqualTo("a b c d");
        assertThat(titles("{'error': '" + "x".repeat(5_000) + "'}")).hasSize(300);
    }

    private static String titles(String body) {
        return ErrorBody.titles(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
