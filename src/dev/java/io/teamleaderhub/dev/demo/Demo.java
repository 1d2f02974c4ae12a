package io.teamleaderhub.dev.demo;

import io.teamleaderhub.dev.world.Comparison;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.platform.Spans;
import io.teamleaderhub.teamleader.EntityType;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The demo's course: start, connect, load, change, settle, compare. */
final class Demo {
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** As a shell counts a process ended by SIGINT. */
    private static final int STOPPED = 130;

    private static final int SHOWN_DIFFERENCES = 20;

    /**
     * Types whose every change has its webhook, and is fetched whole after it: those of subscriptions' lines have none, and what
     * only lists say of a type that cannot be listed by ids comes with the next listing.
     */
    private static final List<String> ANNOUNCED = Arrays.stream(EntityType.values())
            .filter(type -> type != EntityType.SUBSCRIPTION && type != EntityType.CREDIT_NOTE)
            .filter(type -> type.listOnlyKeys().isEmpty() || type.listedByIds())
            .filter(type -> type.eventTypes().contains(type.singular() + ".updated"))
            .filter(type -> type.eventTypes().contains(type.singular() + ".deleted"))
            .map(EntityType::singular)
            .toList();

    private final DemoOptions options;
    private final PrintWriter out;
    private final Signal tick = new Signal();

    Demo(DemoOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    /** Runs it; 0 when the mirror equals the source, 1 when not or when it was cut short. */
    int run() throws IOException, InterruptedException, SQLException {
        say("Starting PostgreSQL, Kafka, a simulated Teamleader and a hub …");
        try (var stage = new Stage()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stage), "stop"));
            try {
                stage.open(options);
                return play(stage);
            } catch (IOException | RuntimeException e) {
                if (stage.closed()) {
                    return STOPPED;
                }
                throw e;
            }
        }
    }

    /** What Ctrl-C does; after a run to the end there is nothing left to stop. */
    private void stop(Stage stage) {
        if (!stage.closed()) {
            say("Stopping …");
            stage.close();
            say("Stopped; nothing is left running.");
        }
    }

    private int play(Stage stage) throws IOException, InterruptedException, SQLException {
        introduce(stage);
        stage.operator().connect();
        say("Connected by OAuth; webhooks are being registered. Loading what is there …");
        load(stage);
        change(stage);
        if (options.duration() == null) {
            return 0;
        }
        var last = settle(stage);
        return last.quiet() ? verdict(stage, last) : cutShort(last);
    }

    private void introduce(Stage stage) {
        var at = stage.surroundings();
        var database = at.database();
        say("");
        say("  hub        " + at.hubUrl() + "   operator token " + at.operatorToken());
        say("  look       psql \"%s\" -c 'SELECT full_name, primary_email FROM teamleader.contacts LIMIT 10'"
                .formatted(database.jdbcUrl()
                        .replaceFirst("\\?.*", "")
                        .replace("jdbc:postgresql://", "postgresql://" + database.user() + "@")));
        say("  follow     kafka-console-consumer.sh --bootstrap-server %s --topic teamleader.webhooks --from-beginning"
                        .formatted(at.kafka())
                + " --property print.key=true");
        say("  ask        HUB_URL=%s HUB_OPERATOR_TOKEN=%s ./hub status".formatted(at.hubUrl(), at.operatorToken()));
        say("");
    }

    private void load(Stage stage) throws IOException, InterruptedException {
        while (true) {
            var glance = glance(stage);
            say(glance);
            if (glance.listed() && registered(stage)) {
                return;
            }
            tick.await(SECOND);
        }
    }

    private static boolean registered(Stage stage) {
        return !stage.simulator().deliveries().urls().isEmpty();
    }

    private void change(Stage stage) throws IOException, InterruptedException {
        say(String.format(
                Locale.ROOT,
                "Everything is listed. Changing %.4g records a second%s …",
                options.eventsPerSecond(),
                options.duration() == null ? " until Ctrl-C" : " for " + Spans.text(options.duration())));
        var duration = options.duration();
        double owed = 0;
        for (int second = 0; duration == null || second < duration.toSeconds(); second++) {
            owed += options.eventsPerSecond();
            stage.simulator().mutator().mutate((int) owed, ANNOUNCED);
            owed -= (int) owed;
            tick.await(SECOND);
            say(glance(stage));
        }
    }

    private Glance settle(Stage stage) throws IOException, InterruptedException {
        var glance = glance(stage);
        say("No more changes. Waiting until the mirror is quiet%s …".formatted(estimate(glance)));
        stage.simulator().deliveries().awaitQuiet(Duration.ofMinutes(2));
        long delivered = stage.simulator().counters().delivered();
        long end = System.nanoTime() + options.settle().toNanos();
        while (true) {
            glance = glance(stage);
            if ((glance.quiet() && glance.events() >= delivered) || System.nanoTime() > end) {
                return glance;
            }
            say(glance);
            tick.await(SECOND);
        }
    }

    private static String estimate(Glance glance) {
        var left = glance.timeLeft();
        return left.compareTo(Duration.ofSeconds(5)) < 0
                ? ""
                : ": about %s at %d calls a minute; --limit sets another limit"
                        .formatted(Spans.text(left), glance.limit());
    }

    private int verdict(Stage stage, Glance last) throws IOException, SQLException {
        var comparison = Comparison.of(
                stage.simulator().records().dump(), stage.surroundings().database());
        var limiter = stage.simulator().limiter();
        say("");
        comparison.differences().stream().limit(SHOWN_DIFFERENCES).forEach(line -> say("  " + line));
        say("%s: %d entities compared field by field, %d differences, %d dead letters."
                .formatted(
                        comparison.differences().isEmpty() ? "EQUAL" : "DIFFERENT",
                        comparison.compared(),
                        comparison.differences().size(),
                        last.dead()));
        say("%d events were answered with %d calls; loading and details took %d."
                .formatted(last.events(), last.liveCalls(), last.otherCalls()));
        say("Most calls in any 60 s, as Teamleader counts: %d of %d; refused (429): %d."
                .formatted(limiter.maxInWindow(), options.limit(), limiter.rejected()));
        return comparison.differences().isEmpty() ? 0 : 1;
    }

    private int cutShort(Glance last) {
        say("");
        say("CUT SHORT by the API limit: %d entities are not current yet; about %s more at %d calls a minute."
                .formatted(last.stale() + last.details(), Spans.text(last.timeLeft()), last.limit()));
        say("Give --settle more time, or set another --limit.");
        return 1;
    }

    private static Glance glance(Stage stage) throws IOException, InterruptedException {
        return Glance.of(stage.operator().get("/admin/status").body());
    }

    private void say(@Nullable Object line) {
        out.println(line);
        out.flush();
    }
}
