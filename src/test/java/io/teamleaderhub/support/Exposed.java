package io.teamleaderhub.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.servers.DatabaseAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** What of a hub others may get to see: neighbours on its machine, whoever reads its database or its topics. */
public final class Exposed {
    private Exposed() {}

    /** A process's command line. */
    public static String arguments(long pid) throws IOException {
        return run("ps", "-ww", "-o", "args=", "-p", String.valueOf(pid));
    }

    /** A dump of a running hub's threads, virtual ones too. */
    public static String threads(long pid) throws IOException {
        var file = Files.createTempFile("threads", "");
        try {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            run(jcmd.toString(), String.valueOf(pid), "Thread.dump_to_file", "-overwrite", file.toString());
            var dump = Files.readString(file);
            assertThat(dump).contains("\"webhook-registration\"");
            return dump;
        } finally {
            Files.delete(file);
        }
    }

    /** Every row of every table and view, as text; bytes in hex. */
    public static String stored(DatabaseAccess database) throws SQLException {
        var stored = new StringBuilder();
        for (String table : Query.firstColumn(database, """
                SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
                WHERE table_schema NOT IN ('pg_catalog', 'information_schema')""")) {
            for (String row : Query.firstColumn(database, "SELECT t::text FROM " + table + " t")) {
                stored.append(row).append('\n');
            }
        }
        assertThat(stored.toString()).contains("connected", "contact");
        return stored.toString();
    }

    /** Every record of a topic: key, value and headers. */
    public static String published(String bootstrap, String topic) {
        var records = new StringBuilder();
        for (var message : Topic.records(bootstrap, topic)) {
            records.append(message.key()).append(new String(message.value(), UTF_8));
            message.headers().forEach(header -> records.append(header.key()).append(new String(header.value(), UTF_8)));
        }
        assertThat(records.toString()).contains("contact");
        return records.toString();
    }

    private static String run(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
