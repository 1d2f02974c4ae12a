package io.teamleaderhub.settings;

import static io.teamleaderhub.platform.Setting.HUB_CONNECTIONS;
import static io.teamleaderhub.platform.Setting.HUB_WEBHOOK_AT_ONCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.servers.BrokerProcess;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How much comes in at once. */
class FrontSettingsIT {
    private static final String EVENT = "{\"type\":\"a.b\",\"subject\":{\"type\":\"contact\",\"id\":\"x\"}}";
    private static final int SENT = 8;

    @Test
    @Effect(HUB_CONNECTIONS)
    void oneConnectionMoreThanAllowedIsClosed() throws Exception {
        int most = 10;
        try (var hub = TestHub.start(TestHub.smallCompany(), Map.of("HUB_CONNECTIONS", String.valueOf(most)))) {
            var open = new ArrayList<Socket>();
            for (int i = 0; i < most; i++) {
                open.add(connect(hub.surroundings()));
            }
            try (var oneMore = connect(hub.surroundings())) {
                assertThat(ended(oneMore)).isTrue();
            }
            for (var socket : open) {
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: hub\r\n\r\n".getBytes(UTF_8));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                socket.close();
            }
        }
    }

    private static Socket connect(Surroundings surroundings) throws IOException {
        var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), surroundings.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static boolean ended(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    @Effect(HUB_WEBHOOK_AT_ONCE)
    void whileOneWebhookIsBeingStoredAnotherIsRefusedAtOnce() throws Exception {
        try (var broker = BrokerProcess.start();
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var hub = TestHub.start(
                        TestHub.smallCompany(),
                        Map.of(
                                "HUB_KAFKA_BOOTSTRAP",
                                broker.bootstrap(),
                                "HUB_WEBHOOK_AT_ONCE",
                                "1",
                                "HUB_RECONCILE_AT_FIRST_START",
                                "false"))) {
            hub.operator().connect();
            hub.watcher().awaitRegistered();
            var url = URI.create(hub.simulator().deliveries().urls().getFirst());
            broker.freeze();

            var all = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            for (int i = 0; i < SENT; i++) {
                var request = HttpRequest.newBuilder(url)
                        .timeout(Duration.ofSeconds(20))
                        .POST(BodyPublishers.ofString(EVENT))
                        .build();
                all.add(client.sendAsync(request, BodyHandlers.ofString()));
            }
            var answers = new ArrayList<HttpResponse<String>>();
            for (var one : all) {
                answers.add(one.get(30, TimeUnit.SECONDS));
            }

            List<HttpResponse<String>> busy = answers.stream()
                    .filter(answer -> answer.body().contains("Too many webhooks"))
                    .toList();
            assertThat(busy).hasSizeBetween(1, SENT - 1);
            for (var answer : busy) {
                Sent.assertProblem(answer, 503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            }
            broker.thaw();
            hub.awaitValue("refused", "SELECT cause FROM hub.gap WHERE cause = 'refused'");
        }
    }
}
