package io.teamleaderhub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String TOKEN = "swordfish-swordfish-swordfish-swordfish";

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "HUB_OPERATOR_TOKEN", TOKEN,
            "HUB_KEYSET", "swordfish-keys",
            "HUB_DATABASE_URL", "jdbc:postgresql://localhost:5432/hub",
            "HUB_DATABASE_USER", "hub",
            "HUB_KAFKA_BOOTSTRAP", "localhost:9092",
            "HUB_TEAMLEADER_CLIENT_ID", "client",
            "HUB_TEAMLEADER_CLIENT_SECRET", "swordfish-client",
            "HUB_TEAMLEADER_REDIRECT_URI", "https://hub.example.com/sync/oauth"));

    @TempDir
    private Path folder = Path.of("");

    private List<String> problems() {
        return Objects.requireNonNull(
                        catchThrowableOfType(SettingsException.class, () -> Settings.read(environment)),
                        "nothing was wrong")
                .problems();
    }

    @Test
    void everythingMissingIsNamedAtOnceWithItsMeaning() {
        var required = List.copyOf(environment.keySet());
        environment.clear();

        assertThat(problems()).hasSameSizeAs(required);
        assertThat(required)
                .allSatisfy(
                        name -> assertThat(problems()).anyMatch(problem -> problem.startsWith(name + " is missing. ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8089", "http://127.0.0.1", "http://[::1]:1/x", "https://api.example.com"})
    void secretsGoOverTlsOrStayOnThisMachine(String url) {
        environment.put("HUB_TEAMLEADER_API_URL", url);

        assertThat(Settings.read(environment).require(Setting.HUB_TEAMLEADER_API_URL))
                .isEqualTo(url);
    }

    @Test
    void missingUnknownAndSenselessAreNamedTogether() {
        environment.remove("HUB_KEYSET");
        environment.put("HUB_PORT", "http");
        environment.put("HUB_DATABASE_PASWORD", "x");

        assertThat(problems())
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("HUB_KEYSET is missing. "),
                        problem -> assertThat(problem).startsWith("HUB_PORT=http is not a whole number. "),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "HUB_DATABASE_PASWORD is not a setting. Did you mean HUB_DATABASE_PASSWORD?"));
    }

    @ParameterizedTest
    @CsvSource({
        "HUB_PORT, 65536, is not between 0 and 65535",
        "HUB_PORT, 8080x, is not a whole number",
        "HUB_API_LIMIT, 9, is not between 10 and 100000",
        "HUB_API_WINDOW, 60, is not a duration such as 30s",
        "HUB_API_WINDOW, 1h, is not between 1s and 10m",
        "HUB_REFRESH_COOLDOWN, PT11M, is not between 0ms and 10m",
        "HUB_PUBLIC_URL, hub.example.com, is not an http(s) URL",
        "HUB_PUBLIC_URL, ftp://hub.example.com, is not an http(s) URL",
        "HUB_PUBLIC_URL, https://hub example.com, is not an http(s) URL",
        "HUB_TEAMLEADER_API_URL, http://api.focus.teamleader.eu, 'would send secrets in the clear; use https'",
        "HUB_TEAMLEADER_API_URL, http://localhost.evil.example, would send secrets in the clear",
        "HUB_TEAMLEADER_API_URL, file:///etc/passwd, is not an http(s) URL",
        "HUB_TEAMLEADER_AUTH_URL, http://169.254.169.254, would send secrets in the clear",
        "HUB_TEAMLEADER_AUTH_URL, https://me@focus.teamleader.eu, 'has more than scheme, host, port and path'",
        "HUB_TEAMLEADER_AUTH_URL, https://focus.teamleader.eu?a=b, 'has more than scheme, host, port and path'",
        "HUB_DATABASE_URL, mysql://localhost/hub, is not a JDBC URL such as",
        "HUB_KAFKA_BOOTSTRAP, localhost, 'is not a list of host:port'",
        "HUB_KAFKA_TOPIC_PREFIX, a/b, 'is not letters, digits'",
        "HUB_RECONCILE_AT_FIRST_START, yes, is neither true nor false"
    })
    void aSenselessValueIsQuotedWithWhatIsWrongAndWhatItMeans(String name, String value, String wrong) {
        environment.put(name, value);

        assertThat(problems()).singleElement().asString().startsWith(name + "=" + value + " " + wrong);
        assertThat(problems().getFirst()).endsWith(Setting.valueOf(name).description());
    }

    @Test
    void aSecretIsNeverShown() throws IOException {
        environment.put("HUB_DATABASE_PASSWORD", "swordfish");
        assertThat(Settings.read(environment).toString())
                .doesNotContain("swordfish")
                .contains("HUB_DATABASE_USER=hub")
                .contains("HUB_OPERATOR_TOKEN=***");

        environment.put("HUB_OPERATOR_TOKEN", "swordfish");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("HUB_OPERATOR_TOKEN has 9 characters, at least 32");
        assertThat(problems().getFirst()).doesNotContain("swordfish");

        environment.put("HUB_OPERATOR_TOKEN_FILE", file("swordfish"));
        assertThat(problems().toString()).doesNotContain("swordfish");
    }

    @Test
    void aSecretMayComeFromAFile() throws IOException {
        environment.remove("HUB_OPERATOR_TOKEN");
        environment.put("HUB_OPERATOR_TOKEN_FILE", file(TOKEN + "\n"));

        assertThat(Settings.read(environment).require(Setting.HUB_OPERATOR_TOKEN))
                .isEqualTo(TOKEN);
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithItsPath() {
        var path = folder.resolve("none").toString();
        environment.remove("HUB_OPERATOR_TOKEN");
        environment.put("HUB_OPERATOR_TOKEN_FILE", path);

        assertThat(problems())
                .anyMatch(problem -> problem.startsWith("HUB_OPERATOR_TOKEN_FILE=" + path + " cannot be read"));
    }

    @Test
    void aSecretGivenTwiceIsRefusedAndAFileIsForSecretsOnly() throws IOException {
        environment.put("HUB_KEYSET_FILE", file("keys"));
        environment.put("HUB_DATABASE_URL_FILE", file("url"));

        assertThat(problems())
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("HUB_KEYSET and HUB_KEYSET_FILE are both set."),
                        problem -> assertThat(problem).startsWith("HUB_DATABASE_URL_FILE is not a setting."));
    }

    @Test
    void anOlderNameIsReadUnlessTheSettingsOwnIsGiven() {
        environment.remove("HUB_TEAMLEADER_CLIENT_ID");
        environment.put("TEAMLEADER_CLIENT_ID", "older");
        assertThat(Settings.read(environment).require(Setting.HUB_TEAMLEADER_CLIENT_ID))
                .isEqualTo("older");

        environment.put("HUB_TEAMLEADER_CLIENT_ID", "own");
        assertThat(Settings.read(environment).require(Setting.HUB_TEAMLEADER_CLIENT_ID))
                .isEqualTo("own");
    }

    @ParameterizedTest
    @EnumSource
    void everyOlderNameIsReadAndEverySecretsFile(Setting setting) throws IOException {
        var value = setting.kind() instanceof ValueKind.Url || setting.kind() instanceof ValueKind.SafeUrl
                ? "https://older.example.com"
                : "older".repeat(10);
        for (String alias : setting.aliases()) {
            assertThat(Settings.one(setting, Map.of(alias, value))).contains(value);
        }
        if (setting.secret()) {
            assertThat(Settings.one(setting, Map.of(setting + "_FILE", file(value))))
                    .contains(value);
        }
    }

    @Test
    void whatIsNotSetOrEmptyHasItsDefault() {
        environment.put("HUB_PORT", "");
        environment.put("HUB_PUBLIC_URL", "");
        environment.put("PATH", "/bin");
        var settings = Settings.read(environment);

        assertThat(settings.require(Setting.HUB_PORT)).isEqualTo("8080");
        assertThat(settings.require(Setting.HUB_API_WINDOW)).isEqualTo("PT1M");
        assertThat(settings.get(Setting.HUB_PUBLIC_URL)).isEmpty();
    }

    @Test
    void everySettingBecomesItsPropertyInTheConfigurationsForm() {
        environment.put("HUB_PUBLIC_URL", "https://hub.example.com/");
        environment.put("HUB_TEAMLEADER_TIMEOUT", "20s");
        environment.put("HUB_RECONCILE_AT_FIRST_START", "FALSE");

        assertThat(Settings.read(environment).properties())
                .containsEntry("hub.operator-token", TOKEN)
                .containsEntry("endpoints.all.port", "8081")
                .containsEntry("hub.public-url", "https://hub.example.com")
                .containsEntry("hub.teamleader.timeout", "PT20S")
                .containsEntry("hub.reconcile.at-first-start", "false")
                .doesNotContainKey("hub.database.password");
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "secret", ""), content)
                .toString();
    }
}
