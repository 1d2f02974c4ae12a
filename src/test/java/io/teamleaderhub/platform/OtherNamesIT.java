package io.teamleaderhub.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.Hub;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose settings all have their older names where there is one, and whose secrets all are in files. */
class OtherNamesIT {
    @Test
    void aHubWorksThatIsSetUpByOlderNamesAndFilesOnly(@TempDir Path folder) throws Exception {
        var surroundings =
                TestHub.surroundings(TestHub.smallCompany().withClient("simulator-client", "a-secret-in-a-file"));
        var own = TestHub.environment(surroundings, Map.of("HUB_TEAMLEADER_CLIENT_SECRET", "a-secret-in-a-file"));
        var environment = new HashMap<String, String>();
        for (var setting : own.entrySet()) {
            var known = Setting.valueOf(setting.getKey());
            environment.put(otherName(known), known.secret() ? file(folder, setting) : setting.getValue());
        }
        assertThat(environment)
                .containsKeys("TEAMLEADER_CLIENT_ID", "HUB_OPERATOR_TOKEN_FILE")
                .doesNotContainKeys("HUB_TEAMLEADER_CLIENT_ID", "HUB_OPERATOR_TOKEN");

        assertWorks(surroundings, environment);
    }

    private static void assertWorks(Surroundings surroundings, Map<String, String> environment) throws Exception {
        try (var simulator = surroundings.simulator();
                var hub = Hub.start(Settings.read(environment));
                var operator = surroundings.operator()) {
            operator.connect();

            assertThat(hub.url().getPort()).isEqualTo(surroundings.port());
            assertThat(operator.get("/admin/connection").body().path("state").asText())
                    .isEqualTo("connected");
            assertThat(simulator.counters().tokenCalls("authorization_code")).isEqualTo(1);
        }
    }

    private static String otherName(Setting setting) {
        if (setting.secret()) {
            return setting + "_FILE";
        }
        return setting.aliases().isEmpty() ? setting.name() : setting.aliases().getFirst();
    }

    private static String file(Path folder, Map.Entry<String, String> secret) throws IOException {
        return Files.writeString(folder.resolve(secret.getKey()), secret.getValue() + "\n")
                .toString();
    }
}
