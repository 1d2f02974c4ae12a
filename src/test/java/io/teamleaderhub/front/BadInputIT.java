package io.teamleaderhub.front;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whatever is sent, it is harmless: refused at once with the one error body, and nothing of it stays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private static final Pattern INTERNAL = Pattern.compile("Exception|at [a-z]+\\.|jdbc|kafka|SQL");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_LEFT = 5_000_000;
    private static final double LONGEST_MILLIS = Scale.of(10_000, 1_000);

    private final TestHub hub = TestHub.start(TestHub.smallCompany(), Map.of("HUB_RECONCILE_AT_FIRST_START", "false"));
    private List<Malformed.Case> cases = List.of();

    @BeforeAll
    void connect() throws Exception {
        hub.operator().connect();
        hub.watcher().awaitRegistered();
        var door = URI.create(hub.simulator().deliveries().urls().getFirst()).getPath();
        cases = Malformed.all(door, hub.surroundings().operatorToken());
    }

    @AfterAll
    void close() {
        hub.close();
    }

    @Test
    void everyMalformedRequestIsRefusedAtOnceAndLeavesNothingBehind() throws Exception {
        assertThat(cases).hasSizeGreaterThanOrEqualTo(300);
        assertThat(wrong()).isEmpty();
        long before = live();
        for (int i = 0; i < Scale.of(1, 10); i++) {
            assertThat(wrong()).isEmpty();
        }

        assertThat(live() - before).isLessThan(MOST_LEFT);
        assertThat(hub.operator().get("/admin/status").status()).isEqualTo(200);
    }

    private List<String> wrong() {
        var wrong = new ArrayList<String>();
        for (var one : cases) {
            try {
                var reply =
                        RawRequest.send(hub.surroundings().port(), one.request().getBytes(ISO_8859_1), one.ends());
                var problem = problem(one, reply);
                if (!problem.isEmpty()) {
                    wrong.add(one.name() + ": " + problem + " " + reply);
                }
            } catch (Exception e) {
                wrong.add(one.name() + ": " + e);
            }
        }
        return wrong;
    }

    private static String problem(Malformed.Case sent, RawRequest.Reply reply) throws Exception {
        if (!sent.statuses().contains(reply.status())) {
            return "status";
        }
        if (sent.ends() && !reply.ended()) {
            return "the connection goes on";
        }
        if (reply.millis() > LONGEST_MILLIS) {
            return "slow";
        }
        if (!reply.head().contains("\r\ncontent-type: application/problem+json")) {
            return "no problem body";
        }
        var body = JSON.readTree(reply.body());
        boolean whole = body.path("status").asInt() == reply.status()
                && body.path("correlationId").asText().length() == 36
                && !body.path("detail").asText().isBlank()
                && !body.path("title").asText().isBlank();
        if (!whole || INTERNAL.matcher(reply.body()).find()) {
            return "body";
        }
        return reply.head().contains("\r\nx-content-type-options: nosniff\r\n")
                        && reply.head().contains("\r\ncache-control: no-store\r\n")
                        && reply.head().contains("\r\nstrict-transport-security: max-age=")
                        && reply.head().contains("\r\ncontent-security-policy: default-src 'none'")
                        && !reply.head().contains("\r\nserver:")
                ? ""
                : "headers";
    }

    @Test
    void noHeaderFillsACache() throws Exception {
        int values = Scale.of(20_000, 500_000);
        languages(values / 10, "warm");
        long before = live();
        languages(values, "other");

        assertThat(live() - before).isLessThan(MOST_LEFT);
    }

    /** Each value is another locale; the answer is an error with another text each. */
    private void languages(int values, String variant) throws Exception {
        var requests = new StringBuilder();
        try (var connection = new KeptRequests(hub.surroundings().port())) {
            for (int i = 1; i <= values; i++) {
                requests.append("GET /api/entities/contact?updated_since=x%d HTTP/1.1\r\n".formatted(i));
                requests.append("Host: hub\r\nAuthorization: Bearer %s\r\nAccept-Language: en-US-x-%s%d\r\n\r\n"
                        .formatted(hub.surroundings().operatorToken(), variant, i));
                if (i % 10 == 0) {
                    connection.exchange(requests.toString().getBytes(ISO_8859_1), 10);
                    requests.setLength(0);
                }
            }
        }
    }

    /** Bytes in use after collections that no more free anything. */
    private static long live() {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
