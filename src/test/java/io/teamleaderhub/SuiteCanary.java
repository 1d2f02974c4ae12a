package io.teamleaderhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Runs after all tests (see the pom) and reads what they and the hubs they started have printed: the reports, which hold
 * the tests' output and every hub's within the tests' JVM, and the output that each hub process left behind.
 */
class SuiteCanary {
    private static final Path TARGET = Path.of("target");
    private static final Pattern SIGNED_URL = Pattern.compile("/webhooks/teamleader/\\d+/[\\w-]{43}");

    private final Secrets secrets = Secrets.ofTheSimulator()
            .add("the operator token", Surroundings.OPERATOR_TOKEN)
            .add("a keyset", "hubkeys1.")
            .add("a keyset's part", "{\"primaryKeyId\":");

    @Test
    void nothingThatTheTestsAndTheirHubsPrintedHoldsASecret() throws IOException {
        var files = new ArrayList<Path>();
        for (String folder : List.of("surefire-reports", "failsafe-reports", "hub-output")) {
            files.addAll(ofThisBuild(TARGET.resolve(folder)));
        }

        assertThat(files).isNotEmpty();
        for (Path file : files) {
            var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            assertThat(secrets.shownIn(text)).as(file.toString()).isEmpty();
            assertThat(SIGNED_URL.matcher(text).results().count())
                    .as("signed URLs in " + file)
                    .isZero();
        }
    }

    /** Without what an earlier build left, and without the commands that print a keyset because they are asked to. */
    private static List<Path> ofThisBuild(Path folder) throws IOException {
        var started = Instant.parse(System.getProperty("hub.build.started"));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var found = Files.list(folder)) {
            return found.filter(Files::isRegularFile)
                    .filter(file ->
                            !Instant.ofEpochMilli(file.toFile().lastModified()).isBefore(started))
                    .filter(file -> !file.getFileName().toString().startsWith("hub-keys-"))
                    .toList();
        }
    }
}
