package io.teamleaderhub.settings;

import static io.teamleaderhub.platform.Setting.HUB_TYPES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamleaderhub.platform.SettingsException;
import io.teamleaderhub.support.TestHub;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypesIT {
    @Test
    @Effect(HUB_TYPES)
    void onlyTheTypesNamedAreListedFetchedAndRegisteredFor() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of("HUB_TYPES", "deals, contact"))) {
            hub.simulator().mutator().mutate(5, List.of("companies"));
            hub.awaitQuiet();

            assertThat(hub.query("SELECT DISTINCT type FROM hub.entity ORDER BY type"))
                    .containsExactly("contact", "deal");
            assertThat(hub.simulator().counters().calls("companies.list")).isZero();
            assertThat(hub.simulator().counters().calls("companies.info")).isZero();
            assertThat(hub.operator()
                            .post("/admin/reconciliations", "{\"types\": [\"company\"]}")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aTypeThatThereIsNotStopsTheStart() {
        assertThatThrownBy(() -> TestHub.start(TestHub.smallCompany(), Map.of("HUB_TYPES", "contact,spaceship")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("HUB_TYPES")
                .hasMessageContaining("spaceship")
                .hasMessageContaining("creditNote");
    }
}
