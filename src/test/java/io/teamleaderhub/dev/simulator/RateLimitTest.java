package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Instant START = Instant.parse("2021-06-15T09:50:23.035Z");

    private final AtomicLong nanos = new AtomicLong();
    private final SimulatorSettings settings = SimulatorSettings.defaults()
            .withLimit(2, Duration.ofSeconds(60))
            .withTime(() -> START.plusNanos(nanos.get()), nanos::get);

    @Test
    void every_answer_tells_where_the_window_stands() throws Exception {
        try (var simulator = TeamleaderSimulator.start(settings);
                var caller = new Caller(simulator)) {
            HttpResponse<String> first = caller.post("users.me", "{}");
            nanos.set(Duration.ofSeconds(10).toNanos());
            caller.post("users.me", "{}");
            HttpResponse<String> third = caller.post("users.me", "{}");

            assertThat(header(first, "X-RateLimit-Limit")).isEqualTo("2");
            assertThat(header(first, "X-RateLimit-Remaining")).isEqualTo("1");
            assertThat(header(first, "X-RateLimit-Reset")).isEqualTo("2021-06-15T10:51:23.035+0100");
            assertThat(header(first, "X-Api-Version")).isEqualTo("2023-09-26");
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.body()).contains("\"errors\"");
            assertThat(header(third, "X-RateLimit-Remaining")).isEqualTo("0");
            assertThat(header(third, "X-RateLimit-Reset")).isEqualTo("2021-06-15T10:51:23.035+0100");
            assertThat(simulator.limiter().rejected()).isOne();
            assertThat(simulator.limiter().maxInWindow()).isEqualTo(2);
        }
    }

    @Test
    void rejected_calls_count_unless_switched_off() throws Exception {
        assertThat(statusAfterARejection(settings)).isEqualTo(429);
        assertThat(statusAfterARejection(settings.with(Switch.COUNT_REJECTED_CALLS, false)))
                .isEqualTo(200);
    }

    @Test
    void the_limit_changes_at_run_time() throws Exception {
        try (var simulator = TeamleaderSimulator.start(settings);
                var caller = new Caller(simulator)) {
            caller.post("users.me", "{}");
            simulator.limiter().setLimit(1, Duration.ofSeconds(5));
            assertThat(caller.post("users.me", "{}").statusCode()).isEqualTo(429);

            nanos.set(Duration.ofSeconds(5).toNanos());
            assertThat(caller.post("users.me", "{}").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void concurrent_calls_never_exceed_it() {
        SimulatorSettings wider = settings.withLimit(50, Duration.ofSeconds(60));
        try (var simulator = TeamleaderSimulator.start(wider);
                var caller = new Caller(simulator)) {
            List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, 120)
                    .mapToObj(call -> caller.postAsync("contacts.list", "{}"))
                    .toList();

            assertThat(calls.stream().filter(call -> call.join().statusCode() == 200))
                    .hasSize(50);
            assertThat(simulator.limiter().maxInWindow()).isEqualTo(50);
            assertThat(simulator.limiter().rejected()).isEqualTo(70);
        }
    }

    @Test
    void an_unknown_path_is_a_404_of_the_gateway() throws Exception {
        try (var simulator = TeamleaderSimulator.start(settings);
                var caller = new Caller(simulator)) {
            for (String path : List.of("nothings.list", "contacts.explode", "contacts")) {
                HttpResponse<String> answer = caller.post(path, "{}");
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.body()).isEmpty();
                assertThat(answer.headers().map()).doesNotContainKeys("x-ratelimit-limit", "x-api-version");
            }
        }
    }

    private int statusAfterARejection(SimulatorSettings variant) throws Exception {
        nanos.set(0);
        try (var simulator = TeamleaderSimulator.start(variant);
                var caller = new Caller(simulator)) {
            caller.post("users.me", "{}");
            caller.post("users.me", "{}");
            nanos.set(Duration.ofSeconds(30).toNanos());
            caller.post("users.me", "{}");
            caller.post("users.me", "{}");
            nanos.set(Duration.ofSeconds(60).toNanos());
            return caller.post("users.me", "{}").statusCode();
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
