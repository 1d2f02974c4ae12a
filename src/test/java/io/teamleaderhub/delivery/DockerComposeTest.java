package io.teamleaderhub.delivery;

import static io.teamleaderhub.delivery.YamlFile.list;
import static io.teamleaderhub.delivery.YamlFile.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DockerComposeTest {
    /** A name and a version of at least two numbers. */
    private static final Pattern PINNED = Pattern.compile("[a-z/-]+:\\d+\\.\\d+[A-Za-z0-9._-]*");

    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|KEYSET|CLIENT_ID)$");

    private Map<String, Object> services;

    @BeforeEach
    void read() throws Exception {
        services = map(YamlFile.read("docker-compose.yml"), "services");
    }

    @Test
    void isTheHubItsDatabaseAndItsBroker() {
        assertThat(services).containsOnlyKeys("hub", "postgres", "kafka");
    }

    @Test
    void everyImageIsPinned() {
        List<String> images = new ArrayList<>();
        services.values()
                .forEach(service -> images.add(String.valueOf(map(service).get("image"))));
        dockerfile()
                .lines()
                .filter(line -> line.startsWith("FROM "))
                .forEach(line -> images.add(line.split(" ", 3)[1]));

        assertThat(images).hasSize(5).allMatch(PINNED.asMatchPredicate());
    }

    @Test
    void everyServiceSaysWhetherItIsHealthyAndTheHubWaitsForThat() {
        services.values()
                .forEach(service -> assertThat(list(map(map(service), "healthcheck"), "test"))
                        .hasSizeGreaterThan(1));

        assertThat(list(map(service("hub"), "healthcheck"), "test")).contains("http://localhost:8081/health/liveness");
        Map<String, Object> awaited = map(service("hub"), "depends_on");
        assertThat(awaited).containsOnlyKeys("postgres", "kafka");
        assertThat(awaited.values())
                .allSatisfy(on -> assertThat(map(on)).containsEntry("condition", "service_healthy"));
    }

    /** A stop is cut off after 25 s by the hub itself. */
    @Test
    void theHubIsGivenTheTimeThatAStopMayTake() {
        assertThat(service("hub")).containsEntry("stop_grace_period", "30s");
    }

    @Test
    void noSecretIsWrittenDownOrHasADefault() {
        services.values()
                .forEach(service -> map(map(service), "environment").forEach((name, value) -> {
                    if (SECRET.matcher(name).matches()) {
                        assertThat(String.valueOf(value)).as(name).matches("\\$\\{HUB_[A-Z_]+:\\?[^}]{20,}}");
                    }
                }));
    }

    @Test
    void theHubFindsItsSettings() {
        assertThat(map(service("hub"), "environment"))
                .containsOnlyKeys(
                        "HUB_DATABASE_URL",
                        "HUB_DATABASE_USER",
                        "HUB_DATABASE_PASSWORD",
                        "HUB_KAFKA_BOOTSTRAP",
                        "HUB_KEYSET",
                        "HUB_OPERATOR_TOKEN",
                        "HUB_PUBLIC_URL",
                        "HUB_TEAMLEADER_CLIENT_ID",
                        "HUB_TEAMLEADER_CLIENT_SECRET",
                        "HUB_TEAMLEADER_REDIRECT_URI");
    }

    @Test
    void onlyTheDoorIsOpenToTheWorld() {
        List<String> ports = new ArrayList<>();
        services.values().forEach(service -> ports.addAll(list(map(service), "ports")));

        assertThat(ports)
                .containsExactlyInAnyOrder(
                        "8080:8080", "127.0.0.1:8081:8081", "127.0.0.1:5432:5432", "127.0.0.1:9092:9092");
    }

    @Test
    void noTopicAppearsByAccidentAndTheHubIsNotRoot() {
        assertThat(map(service("kafka"), "environment")).containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        assertThat(dockerfile()).contains("USER hub").contains("EXPOSE 8080 8081");
    }

    private Map<String, Object> service(String name) {
        return map(services, name);
    }

    private String dockerfile() {
        return String.valueOf(map(service("hub"), "build").get("dockerfile_inline"));
    }
}
