package io.teamleaderhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.support.TestHub;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a hub that stops does with connections that are kept open: every request that comes on one is answered. */
class DrainIT {
    private static final int CLIENTS = 80;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String BODY = "{\"type\":\"contact.updated\"}";
    private static final String WEBHOOK = """
            POST /webhooks/teamleader/1/AAAA HTTP/1.1
            Host: hub
            Content-Type: application/json
            Content-Length: %d

            %s""".formatted(BODY.length(), BODY).replace("\n", "\r\n");
    private static final String LIVENESS = """
            GET /health/liveness HTTP/1.1
            Host: hub

            """.replace("\n", "\r\n");
    private static final String LAST = "\r\nconnection: close\r\n";

    private final Surroundings surroundings = TestHub.surroundings(TestHub.smallCompany());
    private final Hub hub = Hub.start(
            Settings.read(TestHub.environment(surroundings, Map.of("HUB_RECONCILE_AT_FIRST_START", "false"))));
    private final List<Integer> ports = List.of(surroundings.port(), surroundings.managementPort());
    private final Thread stop = Thread.ofVirtual().unstarted(hub::close);
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() throws Exception {
        stop.join();
        surroundings.simulator().close();
    }

    @Test
    void whoSendsWithoutPauseIsAnsweredEachTimeAndToldWhichAnswerIsTheLast() throws Exception {
        var answered = new CountDownLatch(CLIENTS);
        var clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> Thread.ofVirtual().start(() -> sendUntilTheLast(ports.get(i % 2), answered)))
                .toList();
        answered.await();

        stop.start();

        for (Thread client : clients) {
            client.join();
        }
        assertThat(failures).isEmpty();
    }

    private void sendUntilTheLast(int port, CountDownLatch answered) {
        try (var connection = KeptConnection.to(port)) {
            String answer = exchange(connection, port);
            answered.countDown();
            while (!answer.contains(LAST)) {
                answer = exchange(connection, port);
            }
            assertThat(connection.ends()).isTrue();
        } catch (IOException | AssertionError e) {
            failures.add(e);
        }
    }

    private String exchange(KeptConnection connection, int port) throws IOException {
        connection.send(request(port));
        return answer(connection, port);
    }

    private String request(int port) {
        return port == surroundings.port() ? WEBHOOK : LIVENESS;
    }

    private String answer(KeptConnection connection, int port) throws IOException {
        var answer = connection.answer();
        assertThat(answer).startsWith(port == surroundings.port() ? "http/1.1 404 " : "http/1.1 200 ");
        return answer;
    }

    @Test
    void aRequestThatHasBegunIsWaitedForWhileNobodyElseIsLetIn() throws Exception {
        var begun = new ArrayList<Begun>();
        for (int port : ports) {
            begun.add(begin(port, 1));
            begun.add(begin(port, request(port).length() - 1));
        }

        stop.start();

        for (int port : ports) {
            await().atMost(PATIENCE).until(() -> refuses(port));
        }
        for (var each : begun) {
            assertLast(each);
        }
    }

    private record Begun(KeptConnection connection, int port, String rest) {}

    private Begun begin(int port, int characters) throws IOException {
        var connection = KeptConnection.to(port);
        exchange(connection, port);
        connection.send(request(port).substring(0, characters));
        return new Begun(connection, port, request(port).substring(characters));
    }

    private void assertLast(Begun begun) throws IOException {
        try (var connection = begun.connection()) {
            connection.send(begun.rest());
            assertThat(answer(connection, begun.port())).contains(LAST);
            assertThat(connection.ends()).isTrue();
        }
    }

    private static boolean refuses(int port) throws IOException {
        try {
            KeptConnection.to(port).close();
            return false;
        } catch (ConnectException e) {
            return true;
        }
    }

    @Test
    void aConnectionThatNothingComesOnIsEndedWithoutAWord() throws Exception {
        try (var used = KeptConnection.to(ports.getFirst());
                var unused = KeptConnection.to(ports.getLast())) {
            exchange(used, ports.getFirst());

            stop.start();

            assertThat(used.ends()).isTrue();
            assertThat(unused.ends()).isTrue();
        }
    }
}
