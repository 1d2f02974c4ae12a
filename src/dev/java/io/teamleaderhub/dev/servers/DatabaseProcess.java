package io.teamleaderhub.dev.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own, fsync and synchronous commits on; freezing and killing it reach every one of its backends. A
 * restart finds its port and data again.
 */
public final class DatabaseProcess extends ServerProcess implements Postgres {
    private final Path binaries;
    private final int port;

    private DatabaseProcess(Path folder, Path binaries, int port) {
        super("PostgreSQL", folder);
        this.binaries = binaries;
        this.port = port;
    }

    /**
     * Starts an empty server; blocks until it answers, some three seconds.
     *
     * @throws IllegalStateException when it does not come up
     */
    public static DatabaseProcess start() {
        Path folder = TemporaryFolders.create("postgres");
        Path binaries = EmbeddedPostgres.initialise(data(folder));
        var database = new DatabaseProcess(folder, binaries, FreePorts.next());
        database.launch();
        return database;
    }

    /** The administrative database, as the superuser. */
    @Override
    public DatabaseAccess access() {
        return new DatabaseAccess("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    @Override
    ProcessBuilder command() {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                binaries.resolve("postgres").toString(), "-D", data(folder()).toString()));
        command.addAll(List.of("-p", Integer.toString(port)));
        EmbeddedPostgres.SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new ProcessBuilder(command);
    }

    @Override
    void awaitReady() {
        if (!BoundedWait.until(PATIENCE, () -> !isAlive() || answers()) || !isAlive()) {
            throw failure("did not come up");
        }
    }

    /** Fast shutdown: the other one waits for the clients to leave. */
    @Override
    String stopSignal() {
        return "INT";
    }

    @Override
    Stream<ProcessHandle> family() {
        ProcessHandle postmaster = super.family().findFirst().orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants());
    }

    private boolean answers() {
        try (var connection = access().open()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(folder(), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }
}
