package io.teamleaderhub.dev.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * PostgreSQL on the loopback interface, unpacked from the class path, with fsync and synchronous commits on. It runs as
 * a child of this JVM.
 */
public final class EmbeddedPostgres implements Postgres {
    static final int MAX_CONNECTIONS = 200;

    /** The library switches the first two off unless told otherwise. */
    static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "max_connections", Integer.toString(MAX_CONNECTIONS),
            "log_min_messages", "fatal",
            "log_checkpoints", "off");

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts a server with an empty data folder, deleted at close; blocks until it answers, some two seconds. It does not
     * end by itself with the JVM, since then it would end before those who use it: whoever starts it closes it.
     *
     * @throws IllegalStateException when it does not come up
     */
    public static EmbeddedPostgres start() {
        return start(builder());
    }

    /** A data folder as initdb leaves it, made by a server that has run in it for a moment; returns the binaries' folder. */
    static Path initialise(Path dataFolder) {
        var builder = builder().setDataDirectory(dataFolder).setCleanDataDirectory(false);
        try (var cleanlyStopped = builder.start();
                var connection = new EmbeddedPostgres(cleanlyStopped).access().open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT setting FROM pg_config WHERE name = 'BINDIR'")) {
            rows.next();
            return Path.of(rows.getString(1));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The new PostgreSQL does not say where its binaries are", e);
        }
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder builder() {
        QuietLogs.onlyWarnings("io.zonky.test");
        var builder = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setPort(FreePorts.next())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(30));
        SETTINGS.forEach(builder::setServerConfig);
        return builder;
    }

    private static EmbeddedPostgres start(io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder builder) {
        try {
            return new EmbeddedPostgres(builder.start());
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("The embedded PostgreSQL did not start", e);
        }
    }

    /** The administrative database, as the superuser. */
    @Override
    public DatabaseAccess access() {
        return new DatabaseAccess("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres", "postgres", "");
    }

    /**
     * Stops the server at once, whoever is connected; blocks until it is down. Its data is deleted, so it need not be
     * written out first, which takes long after many databases.
     */
    @Override
    public void close() {
        try {
            var postmaster = postmaster();
            Signals.send("QUIT", postmaster.stream());
            if (!BoundedWait.until(
                    Duration.ofSeconds(10), () -> postmaster.stream().noneMatch(Signals::isRunning))) {
                throw new IllegalStateException("The embedded PostgreSQL does not stop");
            }
            server.close();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL could not be stopped", e);
        }
    }

    private Optional<ProcessHandle> postmaster() throws SQLException, IOException {
        try (var connection = access().open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW data_directory")) {
            rows.next();
            var pid = Files.readAllLines(Path.of(rows.getString(1), "postmaster.pid"))
                    .getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip()));
        }
    }
}
