package io.teamleaderhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectPlaceTest {
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9999/x", "http://127.0.0.1:9999/x", "http://[::1]:9999/x"})
    void aPlainAddressOfThisMachineCanBeListenedOn(String uri) {
        var place = place(uri);

        assertThat(place.isLocal()).isTrue();
        assertThat(place.port()).isEqualTo(9999);
        assertThat(place.path()).isEqualTo("/x");
        assertThat(place.problemWith(9999)).isEmpty();
        assertThat(place.problemWith(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://localhost:9999/x", "http://localhost.example.com:9999/x", "https://hub.example.com/x"})
    void anyOtherCannot(String uri) {
        assertThat(place(uri).isLocal()).isFalse();
        assertThat(place(uri).problemWith(null)).isEmpty();
        assertThat(place(uri).problemWith(9999).orElseThrow()).contains("--port 9999", uri, "Leave --port out");
    }

    @Test
    void aPortThatIsNotNamedIs80AndAPathThatIsNotNamedIsTheRoot() {
        assertThat(place("http://localhost").port()).isEqualTo(80);
        assertThat(place("http://localhost").path()).isEqualTo("/");
    }

    private static RedirectPlace place(String uri) {
        return new RedirectPlace(URI.create(uri));
    }
}
