package io.teamleaderhub.dev.world;

import io.teamleaderhub.dev.servers.DatabaseAccess;
import io.teamleaderhub.dev.servers.FreePorts;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.platform.Keyset;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * What a hub needs around it, and the settings that lead it there.
 *
 * @param database a database of its own
 * @param kafka bootstrap address
 * @param topicPrefix keeps hubs on one broker apart
 * @param simulator the Teamleader it is connected to
 * @param port the hub's, known before it starts because Teamleader is told its redirect URI
 * @param managementPort health and metrics
 * @param keyset the hub's keys
 * @param operatorToken the hub's operator token
 */
public record Surroundings(
        DatabaseAccess database,
        String kafka,
        String topicPrefix,
        TeamleaderSimulator simulator,
        int port,
        int managementPort,
        String keyset,
        String operatorToken) {
    /** The operator token of every hub that is not given another. */
    public static final String OPERATOR_TOKEN = "an-operator-token-for-development-only";

    /** Starts a simulator as set, knowing this hub's redirect URI, and picks free ports. */
    public static Surroundings around(
            DatabaseAccess database, String kafka, String topicPrefix, SimulatorSettings simulator) {
        int port = FreePorts.next();
        int managementPort = FreePorts.next();
        var running = TeamleaderSimulator.start(simulator.withRedirectUris(redirectUri(port)));
        return new Surroundings(
                database, kafka, topicPrefix, running, port, managementPort, Keyset.generate(), OPERATOR_TOKEN);
    }

    private static String redirectUri(int port) {
        return "http://localhost:" + port + "/sync/oauth";
    }

    /** Where the hub will be. */
    public URI hubUrl() {
        return URI.create("http://localhost:" + port);
    }

    /** The hub's environment variables: a new map. */
    public Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("HUB_HOST", "127.0.0.1");
        environment.put("HUB_PORT", String.valueOf(port));
        environment.put("HUB_MANAGEMENT_PORT", String.valueOf(managementPort));
        environment.put("HUB_PUBLIC_URL", hubUrl().toString());
        environment.put("HUB_OPERATOR_TOKEN", operatorToken);
        environment.put("HUB_KEYSET", keyset);
        environment.put("HUB_DATABASE_URL", database.jdbcUrl());
        environment.put("HUB_DATABASE_USER", database.user());
        environment.put("HUB_DATABASE_PASSWORD", database.password());
        environment.put("HUB_KAFKA_BOOTSTRAP", kafka);
        environment.put("HUB_KAFKA_TOPIC_PREFIX", topicPrefix);
        environment.put("HUB_TYPES", "contact,company,deal");
        environment.put("HUB_TEAMLEADER_CLIENT_ID", "simulator-client");
        environment.put("HUB_TEAMLEADER_CLIENT_SECRET", "simulator-secret");
        environment.put("HUB_TEAMLEADER_REDIRECT_URI", redirectUri(port));
        environment.put("HUB_TEAMLEADER_API_URL", simulator.url().toString());
        environment.put("HUB_TEAMLEADER_AUTH_URL", simulator.url().toString());
        return environment;
    }

    /** Another hub on the same database, broker and keys: other ports. */
    public Surroundings second() {
        return new Surroundings(
                database, kafka, topicPrefix, simulator, FreePorts.next(), FreePorts.next(), keyset, operatorToken);
    }

    /** The same on another broker. */
    public Surroundings on(String otherKafka) {
        return new Surroundings(
                database, otherKafka, topicPrefix, simulator, port, managementPort, keyset, operatorToken);
    }

    /** Talks to the hub as its operator. */
    public Operator operator() {
        return new Operator(hubUrl(), operatorToken);
    }
}
