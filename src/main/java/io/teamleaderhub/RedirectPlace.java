package io.teamleaderhub;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a consent's redirect arrives.
 *
 * @param uri the redirect URI as entered in the Marketplace
 */
record RedirectPlace(URI uri) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Whether it is on the machine of the browser, so that a command there can listen. */
    boolean isLocal() {
        return "http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
    }

    /** The loopback address to listen on. */
    String address() {
        return uri.getHost().equals("[::1]") ? "::1" : "127.0.0.1";
    }

    int port() {
        return uri.getPort() == -1 ? 80 : uri.getPort();
    }

    String path() {
        return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    }

    /** What is wrong with listening on that port for this redirect; empty when none was asked for or it is the right one. */
    Optional<String> problemWith(@Nullable Integer asked) {
        if (asked == null || (isLocal() && asked == port())) {
            return Optional.empty();
        }
        if (!isLocal()) {
            return Optional.of(
                    "--port %d does not fit HUB_TEAMLEADER_REDIRECT_URI=%s: that address is answered by the running hub, not by this command. Leave --port out."
                            .formatted(asked, uri));
        }
        return Optional.of(
                "--port %d does not fit HUB_TEAMLEADER_REDIRECT_URI=%s, whose port is %d. Leave --port out, or enter http://localhost:%d%s as redirect URI in the Teamleader Marketplace and set HUB_TEAMLEADER_REDIRECT_URI to it."
                        .formatted(asked, uri, port(), asked, path()));
    }
}
