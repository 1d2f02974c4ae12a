package io.teamleaderhub;

import io.teamleaderhub.mirror.feed.EntityTopic;
import io.teamleaderhub.platform.Keyset;
import io.teamleaderhub.platform.Setting;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.platform.SettingsException;
import io.teamleaderhub.teamleader.MirroredTypes;
import io.teamleaderhub.webhook.WebhookTopic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at everything a hub needs before it starts, and names all that is wrong at once. Creates the topics, unless Kafka does
 * not answer: then the hub starts without. PostgreSQL is waited for, unless something is wrong that no waiting mends.
 */
final class Preflight {
    private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);
    private static final Duration KAFKA_WITHIN = Duration.ofSeconds(5);
    private static final int OLDEST_POSTGRESQL = 15;

    private final Settings settings;
    private final List<String> problems = new ArrayList<>();
    private final List<String> away = new ArrayList<>();
    /** Away, and the hub works without. */
    private final List<String> dispensable = new ArrayList<>();

    private Preflight(Settings settings) {
        this.settings = settings;
    }

    /**
     * Returns once all that the hub cannot do without is there. Blocks for as long as PostgreSQL does not answer, or Kafka's
     * address is unknown; the management port says meanwhile that the hub lives and is not ready.
     *
     * @throws SettingsException when something is wrong: naming all of that, and what does not answer
     */
    static void check(Settings settings) {
        var preflight = new Preflight(settings);
        preflight.keyset();
        preflight.types();
        preflight.port(Setting.HUB_PORT);
        preflight.port(Setting.HUB_MANAGEMENT_PORT);
        preflight.twoPorts();
        var missing = preflight.missing();
        if (!missing.isEmpty()) {
            StartWait.until(settings, missing, () -> new Preflight(settings).missing());
        }
    }

    /** What a command needs that works on the database alone: all that is wrong with keyset and database. */
    static List<String> storage(Settings settings) {
        var preflight = new Preflight(settings);
        preflight.keyset();
        preflight.database();
        return preflight.found();
    }

    private List<String> missing() {
        database();
        kafka();
        if (!problems.isEmpty()) {
            throw new SettingsException(found());
        }
        if (away.isEmpty()) {
            dispensable.forEach(one -> LOG.warn("the hub starts all the same: {}", one));
        }
        return away;
    }

    private List<String> found() {
        var all = new ArrayList<>(problems);
        all.addAll(away);
        all.addAll(dispensable);
        return all;
    }

    private void keyset() {
        try {
            Keyset.parse(settings.require(Setting.HUB_KEYSET));
        } catch (SettingsException e) {
            problems.addAll(e.problems());
        }
    }

    private void types() {
        try {
            MirroredTypes.of(settings.require(Setting.HUB_TYPES));
        } catch (SettingsException e) {
            problems.addAll(e.problems());
        }
    }

    private void port(Setting setting) {
        int port = Integer.parseInt(settings.require(setting));
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(settings.require(Setting.HUB_HOST)), port));
        } catch (IOException e) {
            problems.add("%s=%d cannot be listened on (%s). Stop what uses it, or set another port."
                    .formatted(setting, port, String.valueOf(e.getMessage())));
        }
    }

    private void twoPorts() {
        if (settings.require(Setting.HUB_PORT).equals(settings.require(Setting.HUB_MANAGEMENT_PORT))) {
            problems.add("HUB_PORT and HUB_MANAGEMENT_PORT are the same. Set one of them to another port.");
        }
    }

    private void database() {
        var url = settings.require(Setting.HUB_DATABASE_URL);
        var properties = new Properties();
        properties.setProperty("user", settings.require(Setting.HUB_DATABASE_USER));
        properties.setProperty(
                "password", settings.get(Setting.HUB_DATABASE_PASSWORD).orElse(""));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        try (var connection = DriverManager.getConnection(url, properties)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_POSTGRESQL) {
                problems.add("PostgreSQL %d at HUB_DATABASE_URL=%s is too old. Version %d or newer is needed."
                        .formatted(version, url, OLDEST_POSTGRESQL));
            }
        } catch (SQLException e) {
            (isAway(e) ? away : problems)
                    .add(
                            "PostgreSQL cannot be used at HUB_DATABASE_URL=%s: %s. Start it, or correct the URL, user or password."
                                    .formatted(url, firstLine(e)));
        }
    }

    /** It may come up by itself: not reached, starting or stopping, too many connections. Source: PostgreSQL, appendix A. */
    private static boolean isAway(SQLException e) {
        var state = Objects.requireNonNullElse(e.getSQLState(), "08001");
        return !state.equals("08004") && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
    }

    private void kafka() {
        var bootstrap = settings.require(Setting.HUB_KAFKA_BOOTSTRAP);
        int replication = Integer.parseInt(settings.require(Setting.HUB_KAFKA_REPLICATION));
        var prefix = settings.get(Setting.HUB_KAFKA_TOPIC_PREFIX).orElse("");
        try {
            WebhookTopic.create(bootstrap, prefix, replication, KAFKA_WITHIN);
            EntityTopic.create(bootstrap, prefix, replication, KAFKA_WITHIN);
        } catch (TimeoutException e) {
            dispensable.add("Kafka does not answer at HUB_KAFKA_BOOTSTRAP=%s. Start it, or correct the address."
                    .formatted(bootstrap));
        } catch (KafkaException e) { // no client can be made
            away.add("Kafka cannot be used at HUB_KAFKA_BOOTSTRAP=%s: %s. Start it, or correct the address."
                    .formatted(bootstrap, firstLine(e.getCause() == null ? e : e.getCause())));
        } catch (ExecutionException e) {
            problems.add(
                    "Kafka at HUB_KAFKA_BOOTSTRAP=%s refuses: %s. Correct the address, the rights or HUB_KAFKA_REPLICATION."
                            .formatted(bootstrap, firstLine(e.getCause() == null ? e : e.getCause())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problems.add("The start was interrupted.");
        }
    }

    private static String firstLine(Throwable thrown) {
        var line = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
