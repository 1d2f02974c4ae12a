package io.teamleaderhub.dev.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How to reach one database.
 *
 * @param jdbcUrl the URL, without credentials
 * @param user the role to log in as
 * @param password its password; empty when the server asks for none
 */
public record DatabaseAccess(String jdbcUrl, String user, String password) {
    /**
     * Opens a connection, the caller's to close; blocks until the server has answered.
     *
     * @throws SQLException when it refuses or is away
     */
    public Connection open() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    /** The same server and role, another database. */
    DatabaseAccess named(String database) {
        int options = jdbcUrl.indexOf('?');
        String bare = options < 0 ? jdbcUrl : jdbcUrl.substring(0, options);
        return new DatabaseAccess(bare.substring(0, bare.lastIndexOf('/') + 1) + database, user, password);
    }
}
