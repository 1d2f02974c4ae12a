package io.teamleaderhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrowserTest {
    @Test
    void everySystemHasItsOwnWayToOpenALink() {
        assertThat(Browser.opener("Mac OS X", Map.of())).contains(List.of("open"));
        assertThat(Browser.opener("Windows 11", Map.of())).contains(List.of("rundll32", "url.dll,FileProtocolHandler"));
        assertThat(Browser.opener("Linux", Map.of("DISPLAY", ":0"))).contains(List.of("xdg-open"));
        assertThat(Browser.opener("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")))
                .contains(List.of("xdg-open"));
    }

    @Test
    void aLinuxWithoutAScreenHasNone() {
        assertThat(Browser.opener("Linux", Map.of())).isEmpty();
        assertThat(Browser.opener("Linux", Map.of("DISPLAY", ""))).isEmpty();
        assertThat(Browser.open("http://localhost/", Map.of("PATH", "/nowhere")))
                .isFalse();
    }
}
