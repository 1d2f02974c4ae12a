package io.teamleaderhub.refresh;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Why the database did not do it, by SQLSTATE. Source: PostgreSQL documentation, appendix A. */
enum SqlFailure {
    /** Deadlock or serialisation failure: repeating helps. */
    CONFLICT,
    /** A value it cannot hold (classes 22 and 23): repeating the same does not help. */
    BAD_VALUE,
    /** Anything else: the database is away or in trouble. */
    AWAY;

    static SqlFailure of(@Nullable Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return ofState(sql.getSQLState());
            }
        }
        return AWAY;
    }

    private static SqlFailure ofState(String state) {
        if (state.equals("40001") || state.equals("40P01")) {
            return CONFLICT;
        }
        return state.startsWith("22") || state.startsWith("23") ? BAD_VALUE : AWAY;
    }
}
