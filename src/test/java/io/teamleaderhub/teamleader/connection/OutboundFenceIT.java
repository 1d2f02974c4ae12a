package io.teamleaderhub.teamleader.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.RawServer;
import io.teamleaderhub.support.RawServer.Script;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.Teamleader;
import io.teamleaderhub.teamleader.budget.ApiBudget;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever answers under Teamleader's address, a call ends within its time, with little memory and a typed failure, and
 * its token goes nowhere else.
 */
@MicronautTest(transactional = false)
class OutboundFenceIT extends HubParts {
    private static final Duration PERMIT_WITHIN = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration MARGIN = Duration.ofSeconds(10);
    private static final String TOKEN = "marker-access-token-of-the-fence";
    private static final String REFRESH_TOKEN = "marker-refresh-token-of-the-fence";
    private static final EntityKey KEY = new EntityKey(EntityType.CONTACT, new UUID(1, 2));
    private static final long GIB = 1L << 30;
    private static final long LARGEST_ANSWER = 16 << 20;
    /** A GiB taken in, or inflated, would be over this many times. */
    private static final long MOST_ALLOCATED = 128 << 20;

    private static final byte[] BOMB = bomb();
    private static final byte[] TINY_VALUES =
            json("{\"data\":[" + "[],".repeat(5_000_000) + "1]}").getBytes(StandardCharsets.UTF_8);
    /** What may be on its way between two ends of a loopback connection. */
    private static final long IN_FLIGHT = 64 << 20;

    private final RawServer teamleader;
    private final RawServer elsewhere;

    OutboundFenceIT() throws IOException {
        teamleader = RawServer.start();
        elsewhere = RawServer.start();
    }

    @Override
    protected Map<String, String> settings() {
        var url = teamleader.url().toString();
        return Map.of("HUB_TEAMLEADER_API_URL", url, "HUB_TEAMLEADER_AUTH_URL", url, "HUB_TEAMLEADER_TIMEOUT", "1s");
    }

    @Override
    public Map<String, String> getProperties() {
        var properties = super.getProperties();
        properties.put("micronaut.http.services.teamleader-oauth.request-timeout", TIMEOUT.toString());
        return properties;
    }

    @BeforeAll
    static void warmUp(Connection connection) {
        connection.store("account", new Grant.Tokens(TOKEN, REFRESH_TOKEN, Duration.ofHours(1)));
    }

    @AfterAll
    void close() throws IOException {
        teamleader.close();
        elsewhere.close();
    }

    /** Answers that say nothing, or something else. */
    private Map<String, Script> wrong() {
        var wrong = new LinkedHashMap<String, Script>();
        for (String target : List.of(
                "http://169.254.169.254/latest/meta-data", "file:///etc/passwd", elsewhere.url() + "/contacts.info")) {
            wrong.put("a redirect to " + target, raw(head(302, "Location: " + target, "Content-Length: 0")));
        }
        wrong.put("a login page", raw(head(200, "Content-Type: text/html") + "<html><form>…</form></html>"));
        wrong.put("JSON that says it is a page", raw(head(200, "Content-Type: text/html") + entity()));
        wrong.put("truncated JSON", raw(json(entity().substring(0, 30))));
        wrong.put("a body cut short", raw(head(200, "Content-Length: 5000") + entity()));
        wrong.put("an empty 200", raw(head(200, "Content-Type: application/json", "Content-Length: 0")));
        wrong.put("a 204", raw("HTTP/1.1 204 No Content\r\n\r\n"));
        wrong.put("an empty object", raw(json("{}")));
        wrong.put("a null", raw(json("{\"data\":null}")));
        wrong.put("a list", raw(json("[1]")));
        wrong.put("another protocol", raw("SSH-2.0-OpenSSH_9.2\r\n"));
        wrong.put("a header without end", out -> endless(out, head(200).strip() + "\r\nX: ", "x"));
        wrong.put("nothing", out -> {});
        wrong.put("silence", RawServer.SILENCE);
        wrong.put("a byte a second", OutboundFenceIT::dribble);
        wrong.put("headers a byte a second", OutboundFenceIT::dribbleHeaders);
        wrong.put("a gzip bomb", OutboundFenceIT::bomb);
        wrong.put("a declared GiB", out -> endless(out, head(200, "Content-Length: " + GIB), " "));
        wrong.put("a chunked GiB", OutboundFenceIT::chunks);
        wrong.put("a GiB of refusal", out -> endless(out, head(500, "Content-Length: " + GIB), " "));
        wrong.put("millions of tiny values", OutboundFenceIT::tinyValues);
        return wrong;
    }

    @Test
    void everyWrongAnswerOfTheApiIsATypedFailureInTimeWithLittleMemory(Teamleader api, ApiBudget budget)
            throws Exception {
        for (var wrong : wrong().entrySet()) {
            teamleader.answerWith(wrong.getValue());
            var permit = budget.take(CallClass.LIVE, PERMIT_WITHIN).orElseThrow();
            var cost = cost(() -> {
                var answer = api.info(KEY, permit);
                assertThat(answer)
                        .as(wrong.getKey())
                        .isInstanceOfAny(Answer.Unavailable.class, Answer.Unreadable.class);
            });
            assertBounded(wrong.getKey(), cost);
        }
        assertThat(teamleader.requests()).anyMatch(request -> request.contains("Bearer " + TOKEN));
        assertNothingLeft();
    }

    @Test
    void askingWhoseATokenIsEndsWhateverAnswersAndTellsNobodyElse(IdentityClient identity) throws Exception {
        for (var wrong : wrong().entrySet()) {
            teamleader.answerWith(wrong.getValue());
            assertBounded(wrong.getKey(), cost(() -> {
                try {
                    assertThat(identity.me("Bearer " + TOKEN).code()).isPositive();
                } catch (HttpClientException e) {
                    assertThat(e).hasMessageNotContaining(TOKEN);
                }
            }));
        }
        assertNothingLeft();
    }

    @Test
    void everyWrongAnswerOfTheTokenEndpointLeavesTheTokensAlone(TokenEndpoint endpoint) throws Exception {
        for (var wrong : wrong().entrySet()) {
            teamleader.answerWith(wrong.getValue());
            var cost = cost(() -> {
                var grant = endpoint.renew(REFRESH_TOKEN);
                assertThat(grant).as(wrong.getKey()).isInstanceOf(Grant.Unavailable.class);
            });
            assertBounded(wrong.getKey(), cost);
        }
        assertThat(teamleader.requests()).anyMatch(request -> request.contains(REFRESH_TOKEN));
        assertNothingLeft();
    }

    @Test
    void nobodyAsksForCompressionAndTheVersionIsPinned(Teamleader api, ApiBudget budget) throws Exception {
        teamleader.answerWith(json(entity()));

        assertThat(api.info(KEY, budget.take(CallClass.LIVE, PERMIT_WITHIN).orElseThrow()))
                .isInstanceOf(Answer.Found.class);

        var request = teamleader.requests().getLast().toLowerCase(Locale.ROOT);
        assertThat(request).contains("x-api-version: 2023-09-26").doesNotContain("accept-encoding");
    }

    private record Cost(Duration took, long allocated) {}

    private static Cost cost(Runnable call) {
        var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = bean.getTotalThreadAllocatedBytes();
        long began = System.nanoTime();
        call.run();
        var took = Duration.ofNanos(System.nanoTime() - began);
        return new Cost(took, bean.getTotalThreadAllocatedBytes() - allocated);
    }

    private void assertBounded(String name, Cost cost) {
        assertThat(cost.took()).as(name).isLessThan(TIMEOUT.plus(MARGIN));
        assertThat(teamleader.taken()).as("%s: bytes taken", name).isLessThan(LARGEST_ANSWER + IN_FLIGHT);
        assertThat(cost.allocated()).as("%s: bytes allocated", name).isLessThan(MOST_ALLOCATED);
    }

    /** No token elsewhere, and no connection that goes on being read. */
    private void assertNothingLeft() {
        assertThat(elsewhere.requests()).isEmpty();
        assertThat(elsewhere.hangUps()).isZero();
        await("every connection closed").atMost(MARGIN).until(() -> teamleader.open() == 0);
    }

    private static Script raw(String characters) {
        return out -> out.write(characters.getBytes(StandardCharsets.UTF_8));
    }

    private static String head(int status, String... headers) {
        return "HTTP/1.1 " + status + " Simulated\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    private static String json(String body) {
        return head(200, "Content-Type: application/json", "Content-Length: " + body.length()) + body;
    }

    private static String entity() {
        return "{\"data\":{\"id\":\"" + KEY.id() + "\",\"access_token\":\"" + "a".repeat(40) + "\"}}";
    }

    private static void dribble(OutputStream out) throws IOException, InterruptedException {
        var body = entity();
        out.write(head(200, "Content-Type: application/json", "Content-Length: " + body.length())
                .getBytes(StandardCharsets.UTF_8));
        dribble(out, body);
    }

    private static void dribbleHeaders(OutputStream out) throws IOException, InterruptedException {
        dribble(out, json(entity()));
    }

    private static void dribble(OutputStream out, String text) throws IOException, InterruptedException {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            out.write(b);
            var _ = new CountDownLatch(1).await(250, TimeUnit.MILLISECONDS);
        }
    }

    private static void endless(OutputStream out, String head, String filler) throws IOException {
        out.write(head.getBytes(StandardCharsets.UTF_8));
        var block = filler.repeat(64 << 10).getBytes(StandardCharsets.UTF_8);
        for (long sent = 0; sent < GIB; sent += block.length) {
            out.write(block);
        }
    }

    private static void chunks(OutputStream out) throws IOException {
        out.write(head(200, "Content-Type: application/json", "Transfer-Encoding: chunked")
                .getBytes(StandardCharsets.UTF_8));
        var block = ("10000\r\n" + " ".repeat(64 << 10) + "\r\n").getBytes(StandardCharsets.UTF_8);
        for (long sent = 0; sent < GIB; sent += block.length) {
            out.write(block);
        }
    }

    private static void bomb(OutputStream out) throws IOException {
        out.write(
                head(200, "Content-Type: application/json", "Content-Encoding: gzip", "Content-Length: " + BOMB.length)
                        .getBytes(StandardCharsets.UTF_8));
        out.write(BOMB);
    }

    /** A GiB of spaces in one MiB. */
    private static byte[] bomb() {
        var packed = new ByteArrayOutputStream();
        var block = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (var gzip = new GZIPOutputStream(packed)) {
            for (long sent = 0; sent < GIB; sent += block.length) {
                gzip.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static void tinyValues(OutputStream out) throws IOException {
        out.write(TINY_VALUES);
    }
}
