package io.teamleaderhub.mirror.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.support.EntityRecords;
import io.teamleaderhub.support.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code src/docs/feed.md} runs as it stands there. */
class FeedExampleIT {
    private static final Path EXAMPLE = Path.of("src/docs/examples/EntityCopy.java");

    @TempDir
    Path folder;

    @Test
    void theListingInTheDocumentIsTheFile() throws IOException {
        assertThat(Files.readString(Path.of("src/docs/feed.md")))
                .contains("```java\n" + Files.readString(EXAMPLE) + "```\n");
    }

    @Test
    void itRebuildsTheMirror() throws Exception {
        try (var hub = TestHub.start(TestHub.smallCompany(), Map.of())) {
            var mirror = new Written(hub.hub().context().getBean(Mirror.class));
            for (int i = 0; i < 20; i++) {
                mirror.has(Written.contact(i), "Name " + i);
            }
            mirror.has(Written.contact(3), "Another name");
            mirror.lacks(Written.contact(4));
            hub.awaitValue("t", "SELECT hub.feed_position() = max(seq) FROM hub.entity_change");

            var printed = run(hub.surroundings().kafka(), hub.surroundings().topicPrefix() + EntityTopic.NAME);
            assertThat(printed).isEqualTo(EntityRecords.mirror(hub.surroundings()));
        }
    }

    private Map<String, String> run(String bootstrap, String topic) throws Exception {
        var output = folder.resolve("output");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EXAMPLE.toString(),
                        bootstrap,
                        topic)
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("errors")))
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output);
        return lines.stream()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (a, b) -> b, TreeMap::new));
    }
}
