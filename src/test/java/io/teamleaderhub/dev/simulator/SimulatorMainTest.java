package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimulatorMainTest {
    @Test
    void it_prints_its_url_and_stops_when_told_to() throws Exception {
        Process process = start("--contacts", "1", "--seed", "3");
        try (BufferedReader output = process.inputReader();
                HttpClient client = HttpClient.newHttpClient()) {
            URI url = URI.create(output.readLine());
            HttpRequest counters =
                    HttpRequest.newBuilder(url.resolve("/_sim/counters")).build();

            assertThat(client.send(counters, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            process.toHandle().destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(output.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void options_become_settings() {
        SimulatorSettings settings = SimulatorMain.settings(
                "--window-millis",
                "500",
                "--limit",
                "7",
                "--client-id",
                "a",
                "--client-secret",
                "b",
                "--redirect-uri",
                "http://h/cb",
                "--access-token-life-seconds",
                "9",
                "--account-id",
                "c");

        assertThat(settings.api().limit()).isEqualTo(7);
        assertThat(settings.api().window()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.oauth().clientId()
                        + settings.oauth().clientSecret()
                        + settings.oauth().accountId())
                .isEqualTo("abc");
        assertThat(settings.oauth().redirectUris()).containsExactly("http://h/cb");
        assertThat(settings.oauth().accessTokenLife()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void a_profile_sets_the_counts_that_later_options_change() {
        assertThat(SimulatorMain.settings("--profile", "everything", "--records", "invoices=7")
                        .records())
                .containsKeys("contacts", "projects-v2/tasks", "customFieldDefinitions")
                .containsEntry("invoices", 7);
        assertThat(SimulatorMain.settings("--profile", "crm").records())
                .containsOnlyKeys("contacts", "companies", "deals");
        assertThatThrownBy(() -> SimulatorMain.settings("--profile", "half"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("everything");
    }

    @Test
    void an_unknown_option_is_answered_with_the_known_ones() {
        assertThatThrownBy(() -> SimulatorMain.settings("--colour", "red"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--contacts");
    }

    private static Process start(String... options) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        ProcessBuilder builder =
                new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), SimulatorMain.class.getName());
        builder.command().addAll(List.of(options));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
