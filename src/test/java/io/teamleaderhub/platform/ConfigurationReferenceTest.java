package io.teamleaderhub.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {
    private static final Path REFERENCE = Path.of("src/docs/configuration.md");

    @Test
    void theCommittedReferenceIsWhatTheCommandPrints() throws IOException {
        assertThat(Files.readString(REFERENCE))
                .as("A setting has changed. Run: ./hub settings > %s", REFERENCE)
                .isEqualTo(SettingsReference.markdown());
    }

    @Test
    void everySettingIsInItOnce() {
        for (Setting setting : Setting.values()) {
            assertThat(SettingsReference.markdown()).containsOnlyOnce("| `" + setting + "` |");
        }
    }
}
