package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.support.TestHub;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The main job on real servers: a change at the source becomes the mirror's. */
class WebhookToRowIT {
    @Test
    void mirrorsWhatIsThereAndWhatChanges() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of())) {
            assertThat(hub.differences()).isEmpty();
            hub.simulator().mutator().mutate(50);
            hub.awaitQuiet();
            assertThat(hub.differences()).isEmpty();
        }
    }
}
