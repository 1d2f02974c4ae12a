package io.teamleaderhub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {
    @ParameterizedTest
    @CsvSource({
        "250ms, PT0.25S",
        "30s, PT30S",
        "5m, PT5M",
        "2h, PT2H",
        "1d, PT24H",
        "0ms, PT0S",
        "' 90S ', PT1M30S",
        "PT1M30S, PT1M30S",
        "' pt2h ', PT2H"
    })
    void readsWhatPeopleAndMachinesWrite(String text, Duration span) {
        assertThat(Spans.parse(text)).isEqualTo(span);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "s",
                "1.5s",
                "-1s",
                "1w",
                "1m 30s",
                "9999999999s",
                "soon",
                "PT",
                "PT99999999999999999999S"
            })
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Spans.parse(text)).isInstanceOf(DateTimeParseException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0ms",
        "PT0.25S, 250ms",
        "PT0.999999S, 999ms",
        "PT1S, 1s",
        "PT1M30S, 1m 30s",
        "PT25H0.5S, 1d 1h 500ms",
        "PT24H, 1d"
    })
    void writesTheShortForm(Duration span, String text) {
        assertThat(Spans.text(span)).isEqualTo(text);
    }
}
