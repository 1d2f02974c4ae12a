package io.teamleaderhub.platform;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Libraries that log what they carry: at DEBUG and TRACE they print headers, form bodies and URLs, and with them tokens, the
 * client secret, codes and the door's signature. They stay at INFO whatever the log's configuration says, so that an operator
 * may ask for TRACE in a file of their own.
 */
public final class LogCaps {
    private static final List<String> CAPPED = List.of("io.micronaut", "io.netty");

    private LogCaps() {}

    /** Caps those libraries' loggers, as the configuration has set them up by now. */
    public static void set() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            CAPPED.forEach(context::getLogger);
            context.getLoggerList().stream().filter(LogCaps::capped).forEach(LogCaps::cap);
        }
    }

    private static boolean capped(Logger logger) {
        return CAPPED.stream()
                .anyMatch(name ->
                        logger.getName().equals(name) || logger.getName().startsWith(name + "."));
    }

    private static void cap(Logger logger) {
        if (!logger.getEffectiveLevel().isGreaterOrEqual(Level.INFO)) {
            logger.setLevel(Level.INFO);
        }
    }
}
