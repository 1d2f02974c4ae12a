package io.teamleaderhub.platform;

import java.sql.SQLException;

/** Why the database did not do it, by SQLSTATE. Source: PostgreSQL documentation, appendix A. */
public enum SqlFailure {
    /** Deadlock or serialisation failure: repeating helps. */
    CONFLICT,
    /** A value it cannot hold (classes 22 and 23): repeating the same does not help. */
    BAD_VALUE,
    /** Anything else of the database: it is away or in trouble. */
    AWAY,
    /** Not the database's failure. */
    NONE;

    /** Looks through the causes for what the database said. */
    public static SqlFailure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() == null ? AWAY : ofState(sql.getSQLState());
            }
        }
        return NONE;
    }

    private static SqlFailure ofState(String state) {
        if (state.equals("40001") || state.equals("40P01")) {
            return CONFLICT;
        }
        return state.startsWith("22") || state.startsWith("23") ? BAD_VALUE : AWAY;
    }
}
