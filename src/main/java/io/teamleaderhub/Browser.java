package io.teamleaderhub;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The browser of whoever sits at this machine. Does not wait for it. */
final class Browser {
    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private Browser() {}

    /** Opens a link; false when there is no screen, or nothing that opens links. */
    static boolean open(String link, Map<String, String> environment) {
        var opener = opener(System.getProperty("os.name", ""), environment);
        if (opener.isEmpty()) {
            return false;
        }
        try {
            var command = new ArrayList<>(opener.get());
            command.add(link);
            new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .getOutputStream()
                    .close();
            return true;
        } catch (IOException e) {
            LOG.debug("no browser was opened: {}", e.getMessage());
            return false;
        }
    }

    /** What opens links on this system; empty on a Linux without a screen. */
    static Optional<List<String>> opener(String system, Map<String, String> environment) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return Optional.of(List.of("open"));
        }
        if (name.startsWith("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        boolean screen = !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
        return screen ? Optional.of(List.of("xdg-open")) : Optional.empty();
    }
}
