package io.teamleaderhub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.teamleaderhub.platform.Setting;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.platform.SettingsException;
import io.teamleaderhub.platform.Signal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hub that waits for what it needs. On the management port it says that it lives and is not ready, so that nobody starts
 * it again for that; nothing else is served.
 */
final class StartWait {
    private static final Logger LOG = LoggerFactory.getLogger(StartWait.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final String LIVENESS = "/health/liveness";

    private StartWait() {}

    /**
     * Blocks until nothing is missing.
     *
     * @param missing what is, in words
     * @param look says anew what is missing; may throw, which ends the wait
     * @throws SettingsException when the management port cannot be listened on, or the wait is interrupted
     */
    static void until(Settings settings, List<String> missing, Supplier<List<String>> look) {
        var server = listen(settings);
        var pause = new Signal();
        try {
            List<String> said = List.of();
            for (var still = missing; !still.isEmpty(); still = look.get()) {
                if (!still.equals(said)) {
                    still.forEach(one -> LOG.warn("the start waits: {}", one));
                    said = still;
                }
                pause.await(LOOK_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SettingsException(List.of("The start was interrupted."));
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer listen(Settings settings) {
        int port = Integer.parseInt(settings.require(Setting.HUB_MANAGEMENT_PORT));
        try {
            var server = HttpServer.create(new InetSocketAddress(settings.require(Setting.HUB_HOST), port), 16);
            server.createContext("/", StartWait::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new SettingsException(
                    List.of("%s=%d cannot be listened on (%s). Stop what uses it, or set another port."
                            .formatted(Setting.HUB_MANAGEMENT_PORT, port, String.valueOf(e.getMessage()))));
        }
    }

    /** In the form of the health that the hub has later. */
    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean liveness = exchange.getRequestURI().getPath().equals(LIVENESS);
            var body = "{\"name\":null,\"status\":\"%s\",\"details\":null}".formatted(liveness ? "UP" : "DOWN");
            var bytes = body.getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(liveness ? 200 : 503, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
