package io.teamleaderhub.support;

import io.micronaut.test.support.TestPropertyProvider;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.platform.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;

/**
 * For tests of a hub's parts on a real database: annotate with {@code @MicronautTest(transactional = false)} and inject what
 * is tested. The hub's own loops and consumers are off; each class has a database and a simulator of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HubParts implements TestPropertyProvider {
    private final Surroundings surroundings = TestHub.surroundings(TestHub.smallCompany());

    @Override
    public Map<String, String> getProperties() {
        var properties = new HashMap<String, String>();
        Settings.read(TestHub.environment(surroundings, settings()))
                .properties()
                .forEach((name, value) -> properties.put(name, value.toString()));
        return properties;
    }

    /** HUB_… settings that this test needs different. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** Database, simulator and settings. */
    protected Surroundings surroundings() {
        return surroundings;
    }

    /** The simulator, whose tokens must be stored before the API can be called. */
    protected TeamleaderSimulator simulator() {
        return surroundings.simulator();
    }
}
