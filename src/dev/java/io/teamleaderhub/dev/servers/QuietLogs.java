package io.teamleaderhub.dev.servers;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the servers' own chatter out of the log, unless a configuration file asks for it by name. */
final class QuietLogs {
    private QuietLogs() {}

    static void onlyWarnings(String... names) {
        atLeast(Level.WARN, names);
    }

    static void onlyErrors(String... names) {
        atLeast(Level.ERROR, names);
    }

    private static void atLeast(Level level, String... names) {
        for (String name : names) {
            if (LoggerFactory.getLogger(name) instanceof Logger logger && logger.getLevel() == null) {
                logger.setLevel(level);
            }
        }
    }
}
