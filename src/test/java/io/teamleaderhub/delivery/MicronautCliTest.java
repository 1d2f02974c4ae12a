package io.teamleaderhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MicronautCliTest {
    /** Features the Micronaut tools name and what they bring, as the pom names it. */
    private static final Map<String, String> BROUGHT = Map.ofEntries(
            Map.entry("data", "micronaut-data-jdbc"),
            Map.entry("data-jdbc", "micronaut-data-jdbc"),
            Map.entry("flyway", "micronaut-flyway"),
            Map.entry("http-client", "micronaut-http-client"),
            Map.entry("java", "maven-compiler-plugin"),
            Map.entry("jdbc-hikari", "micronaut-jdbc-hikari"),
            Map.entry("junit", "micronaut-test-junit5"),
            Map.entry("kafka", "micronaut-kafka"),
            Map.entry("logback", "logback-classic"),
            Map.entry("management", "micronaut-management"),
            Map.entry("maven", "modelVersion"),
            Map.entry("micrometer", "micronaut-micrometer-registry-prometheus"),
            Map.entry("micrometer-prometheus", "micronaut-micrometer-registry-prometheus"),
            Map.entry("netty-server", "micronaut-http-server-netty"),
            Map.entry("openapi", "micronaut-openapi"),
            Map.entry("picocli", "picocli"),
            Map.entry("postgres", "postgresql"),
            Map.entry("reactor", "reactor-core"),
            Map.entry("security", "micronaut-security"),
            Map.entry("serialization-jackson", "micronaut-serde-jackson"),
            Map.entry("testcontainers", "testcontainers-postgresql"),
            Map.entry("validation", "micronaut-validation"),
            Map.entry("yaml", "snakeyaml"));

    private Map<String, Object> description;
    private String pom;

    @BeforeEach
    void read() throws Exception {
        description = YamlFile.read("micronaut-cli.yml");
        pom = Files.readString(Path.of("pom.xml"));
    }

    @Test
    void namesThePackageTheSourcesLieIn() {
        String root = String.valueOf(description.get("defaultPackage"));

        assertThat(pom).contains("<groupId>" + root + "</groupId>").contains(root + ".Main");
        assertThat(Path.of("src/main/java", root.split("\\.", -1))).isDirectory();
    }

    @Test
    void namesTheLanguageAndTheTools() {
        assertThat(description)
                .containsEntry("applicationType", "default")
                .containsEntry("sourceLanguage", "java")
                .containsEntry("buildTool", "maven")
                .containsEntry("testFramework", "junit");
        assertThat(Path.of("src/main/java")).isDirectory();
        assertThat(Path.of("src/main/kotlin")).doesNotExist();
    }

    @Test
    void everyFeatureIsInThePom() {
        assertThat(YamlFile.list(description, "features"))
                .isNotEmpty()
                .isSorted()
                .allSatisfy(feature ->
                        assertThat(pom).contains(BROUGHT.getOrDefault(feature, "no feature we know: " + feature)));
    }
}
