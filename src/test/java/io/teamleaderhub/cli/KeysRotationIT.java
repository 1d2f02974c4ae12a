package io.teamleaderhub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.world.Operator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.platform.Keyset;
import io.teamleaderhub.platform.KeysetChange;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys are rotated while hubs renew all the time, by the steps the help names. */
class KeysRotationIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int HUBS = Scale.of(1, 2);

    @TempDir
    private Path folder;

    private final Surroundings first = TestHub.surroundings(TestHub.smallCompany());
    private final Operator operator = first.operator();
    private Path file;
    private List<HubProcess> hubs = List.of();

    @BeforeEach
    void start() throws Exception {
        file = folder.resolve("hub.keys");
        Files.writeString(file, first.keyset() + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        first.simulator().tokens().setAccessTokenLife(Duration.ofSeconds(2));
        hubs = Stream.of(first, first.second())
                .limit(HUBS)
                .map(hub -> HubProcess.start(settings(hub), "serve"))
                .toList();
        hubs.forEach(hub -> hub.awaitLine("serving on", PATIENCE));
        operator.connect();
    }

    @AfterEach
    void close() {
        operator.close();
        hubs.forEach(HubProcess::close);
        first.simulator().close();
    }

    @Test
    void noReadFailsAndTheOldKeyIsNotNeededAfterwards() throws Exception {
        if (HUBS > 1) {
            run(0, "keys", "rotate", "--prepare");
            restart();
        }
        run(0, "keys", "rotate");
        assertThat(run(1, "keys", "prune")).contains("does not encrypt with this keyset's key yet");
        restart();
        await().atMost(PATIENCE).until(() -> stored().equals(primary()));
        assertThat(Files.exists(folder.resolve("hub.keys.previous"))).isTrue();
        run(0, "keys", "prune");
        restart();

        long generation = generation();
        await().atMost(PATIENCE).until(() -> generation() > generation + 1);
        hubs.forEach(hub -> assertThat(hub.output()).doesNotContain("cannot read what this database holds"));
        assertThat(first.simulator().tokens().reuses()).isZero();
        assertThat(KeysetChange.keyIds(Files.readString(file))).containsExactly(stored());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.toFile().list()).containsExactly("hub.keys");
    }

    private void restart() {
        for (HubProcess hub : hubs) {
            hub.stop(PATIENCE);
            hub.restart();
            hub.awaitLine("serving on", PATIENCE);
        }
    }

    private long generation() throws Exception {
        return Long.parseLong(Query.firstColumn(first.database(), "SELECT generation FROM hub.connection")
                .getFirst());
    }

    private String stored() throws Exception {
        return Keyset.keyIdOf(Query.firstColumn(first.database(), "SELECT refresh_token FROM hub.connection")
                .getFirst());
    }

    private String primary() throws Exception {
        return Keyset.parse(Files.readString(file)).primaryKeyId();
    }

    private Map<String, String> settings(Surroundings hub) {
        var environment = new HashMap<>(TestHub.environment(hub, Map.of()));
        environment.remove("HUB_KEYSET");
        environment.put("HUB_KEYSET_FILE", file.toString());
        return environment;
    }

    private String run(int exitCode, String... arguments) {
        var environment = Map.of(
                "HUB_URL", first.hubUrl().toString(),
                "HUB_OPERATOR_TOKEN", first.operatorToken(),
                "HUB_KEYSET_FILE", file.toString());
        try (var process = HubProcess.start(environment, arguments)) {
            assertThat(process.exitCode(PATIENCE)).as(process.output()).isEqualTo(exitCode);
            return process.output();
        }
    }
}
