package io.teamleaderhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The API document is what the code says, and says enough. */
class OpenApiTest {
    private static final Path GENERATED = Path.of("target/classes/META-INF/swagger/hub.yml");
    private static final Path COMMITTED = Path.of("openapi/hub.yaml");
    /** Their URL or their headers carry the credential. */
    private static final Set<String> ANONYMOUS =
            Set.of("/webhooks/teamleader", "/webhooks/teamleader/{keyId}/{signature}", "/sync/oauth");

    private Map<String, Object> document = Map.of();

    @BeforeEach
    void read() throws IOException {
        document = new Yaml().load(Files.readString(GENERATED));
    }

    @Test
    void theCommittedDocumentIsTheGeneratedOne() throws IOException {
        assertThat(Files.readString(COMMITTED))
                .as(
                        "The API has changed. If that is meant, look at the difference and run: cp %s %s",
                        GENERATED, COMMITTED)
                .isEqualTo(Files.readString(GENERATED));
    }

    @Test
    void everyRouteIsThere() {
        assertThat(map(document, "paths").keySet())
                .containsExactlyInAnyOrder(
                        "/webhooks/teamleader",
                        "/webhooks/teamleader/{keyId}/{signature}",
                        "/sync/oauth",
                        "/sync/teamleader",
                        "/admin/connection",
                        "/admin/connection/consent",
                        "/admin/connection/import",
                        "/admin/contract",
                        "/admin/dead-letters",
                        "/admin/dead-letters/discard",
                        "/admin/dead-letters/replay",
                        "/admin/entities/{type}/{id}/forget",
                        "/admin/entities/{type}/{id}/lift",
                        "/admin/explain/{type}/{id}",
                        "/admin/feed",
                        "/admin/feed/republish",
                        "/admin/keys",
                        "/admin/reconciliations",
                        "/admin/reconciliations/forecast",
                        "/admin/reconciliations/{id}",
                        "/admin/reconciliations/{id}/approve-deletions",
                        "/admin/reconciliations/{id}/findings",
                        "/admin/reconciliations/{id}/report",
                        "/admin/refresh",
                        "/admin/rejected-events",
                        "/admin/rejected-events/discard",
                        "/admin/rejected-events/replay",
                        "/admin/rejected-events/{id}",
                        "/admin/status",
                        "/admin/webhooks",
                        "/admin/webhooks/rotate",
                        "/admin/webhooks/sync",
                        "/api/entities/{type}",
                        "/api/entities/{type}/differences",
                        "/api/entities/{type}/{id}",
                        "/api/entities/{type}/{id}/history");
    }

    @Test
    void allButTheDoorAndTheRedirectAskForTheOperator() {
        operations((path, operation) -> {
            assertThat(operation.containsKey("security")).as(path).isEqualTo(!ANONYMOUS.contains(path));
            assertThat(responses(operation).containsKey("401")).as(path).isEqualTo(!ANONYMOUS.contains(path));
        });
    }

    @Test
    void everyErrorIsAProblemButTheRedirectsForABrowser() {
        operations((path, operation) -> responses(operation).forEach((status, response) -> {
            if (Integer.parseInt(status) >= 400) {
                assertThat(map(map(response), "content"))
                        .as("%s %s", path, status)
                        .containsOnlyKeys(
                                path.equals("/sync/oauth")
                                        ? new String[] {"text/plain", "text/html"}
                                        : new String[] {"application/problem+json"});
            }
        }));
    }

    @Test
    void theDoorNamesEveryAnswer() {
        for (String path : new String[] {"/webhooks/teamleader/{keyId}/{signature}", "/webhooks/teamleader"}) {
            var door = map(map(document, "paths"), path);

            assertThat(responses(map(door, "post"))).containsOnlyKeys("204", "400", "404", "413", "503");
        }
    }

    private interface Check {
        void of(String path, Map<String, Object> operation);
    }

    private void operations(Check check) {
        map(document, "paths")
                .forEach((path, operations) ->
                        map(operations).values().forEach(operation -> check.of(path, map(operation))));
    }

    private static Map<String, Object> responses(Map<String, Object> operation) {
        return map(operation, "responses");
    }

    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return map(Objects.requireNonNull(parent.get(key), key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
