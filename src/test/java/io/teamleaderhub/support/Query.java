package io.teamleaderhub.support;

import io.teamleaderhub.dev.servers.DatabaseAccess;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads and changes a database as a test needs it. */
public final class Query {
    private Query() {}

    /** The first column of a query's rows, as text; SQL null is "null". */
    public static List<String> firstColumn(DatabaseAccess database, String sql) throws SQLException {
        try (var connection = database.open();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (result.next()) {
                values.add(String.valueOf(result.getString(1)));
            }
            return values;
        }
    }

    /** Runs a statement. */
    public static void execute(DatabaseAccess database, String sql) throws SQLException {
        try (var connection = database.open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
