package io.teamleaderhub.dev.demo;

import io.teamleaderhub.platform.Spans;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hub demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "See the main job: PostgreSQL, Kafka and a simulated Teamleader start beside a hub, the hub connects by OAuth,",
            "loads what is there and keeps up while records change. Ctrl-C stops it all."
        })
public final class DemoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = SpanConverter.class,
            description = "Change records for that long (30s, 5m), then wait until the mirror is quiet, compare every "
                    + "entity field by field, and exit 1 on a difference.")
    private @Nullable Duration duration;

    @Option(names = "--contacts", defaultValue = "100", description = "Contacts to begin with (${DEFAULT-VALUE}).")
    private int contacts;

    @Option(
            names = "--events-per-second",
            defaultValue = "1",
            description = "Changes a second (${DEFAULT-VALUE}); 0.5 is one every two seconds.")
    private double eventsPerSecond;

    @Option(
            names = "--limit",
            defaultValue = "200",
            description = "API calls allowed in 60 s (${DEFAULT-VALUE}, as Teamleader allows).")
    private int limit;

    @Option(
            names = "--settle",
            paramLabel = "DURATION",
            defaultValue = "20m",
            converter = SpanConverter.class,
            description = "Longest wait for quiet after --for (${DEFAULT-VALUE}).")
    private Duration settle = Duration.ZERO;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the simulated data (${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws Exception {
        if (contacts < 0 || contacts > 100_000 || eventsPerSecond < 0 || eventsPerSecond > 1000 || limit < 10) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--contacts takes 0 to 100000, --events-per-second 0 to 1000, --limit 10 or more.");
        }
        var options = new DemoOptions(duration, settle, contacts, eventsPerSecond, limit, seed);
        return new Demo(options, spec.commandLine().getOut()).run();
    }

    static final class SpanConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            return Spans.parse(value);
        }
    }
}
