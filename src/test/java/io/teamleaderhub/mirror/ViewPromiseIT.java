package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What src/docs/views.md promises: columns are added, never taken away or changed. */
class ViewPromiseIT {
    private static final Path PROMISED = Path.of("src/test/resources/view-columns.txt");
    private static final Path ACTUAL = Path.of("target/view-columns.txt");

    /** View, column, type, place. */
    private static final String COLUMNS = """
            SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '
                || count(*) OVER (PARTITION BY c.oid ORDER BY a.attnum)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
            WHERE c.relnamespace = 'teamleader'::regnamespace AND c.relkind = 'v'
            ORDER BY c.relname COLLATE "C", a.attnum
            """;

    @Test
    void everyColumnIsAsPromised() throws SQLException, IOException {
        List<String> actual;
        try (var database = ViewDatabase.create()) {
            actual = database.rows(COLUMNS).stream()
                    .map(row -> String.valueOf(row.get("?column?")))
                    .toList();
        }
        Files.write(ACTUAL, actual);
        List<String> promised = Files.readAllLines(PROMISED);

        assertThat(actual)
                .as("these columns are promised in src/docs/views.md: take none away, give none another type or place")
                .containsAll(promised);
        assertThat(promised)
                .as("new columns are promised from now on: cp %s %s", ACTUAL, PROMISED)
                .containsAll(actual);
    }
}
