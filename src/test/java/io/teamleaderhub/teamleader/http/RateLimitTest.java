package io.teamleaderhub.teamleader.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.simple.SimpleHttpHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
    private static final String RESET = "2021-06-15T10:51:23.035+0100";

    @ParameterizedTest
    @CsvSource({
        "2021-06-15T10:51:23.035+0100, 2021-06-15T09:51:23.035Z",
        "2021-06-15T10:51:23.035+01:00, 2021-06-15T09:51:23.035Z",
        "2021-06-15T10:51:23+0100, 2021-06-15T09:51:23Z",
        "2021-06-15T10:51:23+00:00, 2021-06-15T10:51:23Z",
        "2021-06-15T10:51:23Z, 2021-06-15T10:51:23Z",
        "2021-06-15T10:51:23.123456Z, 2021-06-15T10:51:23.123456Z",
        "2021-06-15T10:51:23.035-0330, 2021-06-15T14:21:23.035Z"
    })
    void readsTheInstantInEveryFormSeen(String reset, Instant expected) {
        assertThat(RateLimit.of(headers("17", reset))).map(RateLimit::reset).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "60", "2021-06-15", "2021-06-15T10:51:23", "2021-13-15T10:51:23Z", "1623747083"})
    void aResetThatIsNoInstantSaysNothing(String reset) {
        assertThat(RateLimit.of(headers("17", reset))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "1.5", "99999999999", "0x10"})
    void aRemainderThatIsNoNumberSaysNothing(String remaining) {
        assertThat(RateLimit.of(headers(remaining, RESET))).isEmpty();
    }

    @Test
    void readsLimitRemainderAndDate() {
        var all = Map.of(
                "X-RateLimit-Limit", "200",
                "X-RateLimit-Remaining", "17",
                "X-RateLimit-Reset", RESET,
                "Date", "Tue, 15 Jun 2021 09:51:20 GMT");
        assertThat(RateLimit.of(headers(all)))
                .contains(new RateLimit(
                        Optional.of(200),
                        17,
                        Instant.parse("2021-06-15T09:51:23.035Z"),
                        Optional.of(Instant.parse("2021-06-15T09:51:20Z"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "lots", "1e3", "99999999999"})
    void anUnreadableLimitOrDateLeavesTheRestReadable(String text) {
        var all = Map.of(
                "X-RateLimit-Limit", text, "X-RateLimit-Remaining", "17", "X-RateLimit-Reset", RESET, "Date", text);
        assertThat(RateLimit.of(headers(all)))
                .contains(new RateLimit(
                        Optional.empty(), 17, Instant.parse("2021-06-15T09:51:23.035Z"), Optional.empty()));
    }

    @Test
    void lessThanNothingIsNothing() {
        assertThat(RateLimit.of(headers("-3", RESET)).map(RateLimit::remaining)).contains(0);
    }

    @Test
    void oneHeaderAloneSaysNothing() {
        assertThat(RateLimit.of(headers(Map.of()))).isEmpty();
        assertThat(RateLimit.of(headers(Map.of("X-RateLimit-Remaining", "1")))).isEmpty();
        assertThat(RateLimit.of(headers(Map.of("X-RateLimit-Reset", RESET)))).isEmpty();
    }

    @Test
    void onlyTheApisOwnHeadersMakeItTheApi() {
        assertThat(RateLimit.fromTheApi(headers(Map.of("X-RateLimit-Limit", "200"))))
                .isTrue();
        assertThat(RateLimit.fromTheApi(headers(Map.of("x-ratelimit-limit", "200"))))
                .isTrue();
        assertThat(RateLimit.fromTheApi(headers(Map.of("Server", "gateway")))).isFalse();
    }

    private static SimpleHttpHeaders headers(String remaining, String reset) {
        return headers(Map.of("X-RateLimit-Remaining", remaining, "X-RateLimit-Reset", reset));
    }

    private static SimpleHttpHeaders headers(Map<String, String> values) {
        return new SimpleHttpHeaders(values, ConversionService.SHARED);
    }
}
