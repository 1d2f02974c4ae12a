package io.teamleaderhub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.teamleaderhub.teamleader.connection.ConsentPage;
import io.teamleaderhub.teamleader.connection.ConsentResult;
import io.teamleaderhub.teamleader.connection.Redirect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Listens on this machine for the browser that comes back from Teamleader, for as long as a command waits for it. */
final class RedirectListener implements AutoCloseable {
    private static final Duration PROBE_WITHIN = Duration.ofSeconds(3);

    /** Takes a redirect and answers the browser. */
    @FunctionalInterface
    interface Taker {
        /** Calls back with what became of it. */
        void take(Redirect redirect, Answer answer) throws IOException, InterruptedException;
    }

    /** Shows the browser what became of its redirect. */
    @FunctionalInterface
    interface Answer {
        /** Blocks until it is sent. */
        void send(ConsentResult result) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String path;
    private final Taker taker;

    private RedirectListener(RedirectPlace place, Taker taker) throws IOException {
        this.path = place.path();
        this.taker = taker;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(place.address()), place.port()), 16);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /**
     * Starts to listen.
     *
     * @throws IOException when the port cannot be listened on
     */
    static RedirectListener start(RedirectPlace place, Taker taker) throws IOException {
        var listener = new RedirectListener(place, taker);
        listener.server.start();
        return listener;
    }

    /** Whether a hub answers there already: then it takes the redirect. Blocks, 6 s at the most. */
    static boolean isAnsweredByAHub(RedirectPlace place) throws InterruptedException {
        var uri = URI.create("http://%s:%d%s".formatted(place.uri().getHost(), place.port(), place.path()));
        try (var client = HttpClient.newBuilder().connectTimeout(PROBE_WITHIN).build()) {
            var request = HttpRequest.newBuilder(uri).timeout(PROBE_WITHIN).build();
            return client.send(request, BodyHandlers.ofString()).body().startsWith("code rejected: ");
        } catch (IOException e) {
            return false;
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(path)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            var query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
            taker.take(Redirect.ofQuery(query), result -> answer(exchange, result));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, ConsentResult result) throws IOException {
        var page = ConsentPage.html(result).getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        ConsentPage.headers().forEach(headers::set);
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Connection", "close");
        exchange.sendResponseHeaders(result instanceof ConsentResult.Accepted ? 200 : 400, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    /** Stops to listen; what is being answered is cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
