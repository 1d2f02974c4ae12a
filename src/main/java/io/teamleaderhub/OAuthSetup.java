package io.teamleaderhub;

import io.micronaut.context.ApplicationContext;
import io.teamleaderhub.platform.Setting;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.platform.SettingsException;
import io.teamleaderhub.platform.Spans;
import io.teamleaderhub.teamleader.connection.Consent;
import io.teamleaderhub.teamleader.connection.ConsentResult;
import io.teamleaderhub.teamleader.connection.ConsentResult.Accepted;
import io.teamleaderhub.teamleader.connection.ConsentResult.Rejected;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code hub oauth setup}: connects to Teamleader from a terminal. Works on the database; no hub has to run. */
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        description = {
            "Connect this hub to Teamleader: prints a link for a Teamleader administrator, waits for the consent, and stores "
                    + "the tokens.",
            "Where the redirect URI is on this machine, this command listens there; else the running hub takes the redirect, "
                    + "and this command waits for it. On a machine without a browser, paste the address the browser ended at.",
            "It needs the settings of database, keyset and Teamleader; on an empty database it makes the tables."
        },
        footer = {"", "Exit codes: 0 connected, 1 denied, refused or timed out, 2 wrong usage or settings, 130 Ctrl-C."
        })
final class OAuthSetup implements Callable<Integer> {
    private static final Set<Setting> NOT_NEEDED = Set.of(Setting.HUB_OPERATOR_TOKEN, Setting.HUB_KAFKA_BOOTSTRAP);
    private static final Map<String, Object> ONLY_THE_CONNECTION =
            Map.of("kafka.enabled", "false", Setting.HUB_DATABASE_POOL.property(), "5");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "<port>",
            description = "Where to listen for the browser. Has to be the redirect URI's port, and is it by default.")
    private @Nullable Integer port;

    @Option(
            names = "--timeout",
            paramLabel = "<time>",
            defaultValue = "5m",
            converter = Timeout.class,
            description = "How long to wait for the consent, 1s to 10m. Default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Duration timeout;

    @Option(names = "--no-browser", description = "Only print the link.")
    private boolean noBrowser;

    @Override
    public Integer call() throws InterruptedException {
        try {
            var settings = Settings.read(System.getenv(), NOT_NEEDED);
            var place = new RedirectPlace(URI.create(settings.require(Setting.HUB_TEAMLEADER_REDIRECT_URI)));
            var problems = Preflight.storage(settings);
            place.problemWith(port).ifPresent(problems::add);
            if (!problems.isEmpty()) {
                throw new SettingsException(problems);
            }
            try (var context = Hub.context(settings, ONLY_THE_CONNECTION)) {
                return connect(consent(context), place);
            }
        } catch (SettingsException e) {
            var err = spec.commandLine().getErr();
            err.println("This hub cannot be connected yet:");
            e.problems().forEach(problem -> err.println("  - " + problem));
            return 2;
        }
    }

    private static Consent consent(ApplicationContext context) {
        try {
            context.start();
            return context.getBean(Consent.class);
        } catch (RuntimeException e) {
            throw Hub.explained(e);
        }
    }

    private int connect(Consent consent, RedirectPlace place) throws InterruptedException {
        var wait = new ConsentWait(consent, out());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> giveUp(wait), "give-up"));
        try (wait;
                var listener = listener(place, wait)) {
            boolean listening = listener.server().isPresent();
            instruct(wait.url(), place, listening);
            wait.readPastes(System.in);
            return report(wait.await(timeout, !listening));
        }
    }

    private void giveUp(ConsentWait wait) {
        if (!wait.withdraw()) {
            return;
        }
        out().printf("%nGiven up: nothing has changed, and the link no longer works.%n");
        out().flush();
    }

    /** Who takes the redirect: this command, or, when empty, the running hub. */
    private record Listening(Optional<RedirectListener> server) implements AutoCloseable {
        @Override
        public void close() {
            server.ifPresent(RedirectListener::close);
        }
    }

    private static Listening listener(RedirectPlace place, ConsentWait wait) throws InterruptedException {
        if (!place.isLocal()) {
            return new Listening(Optional.empty());
        }
        try {
            return new Listening(Optional.of(RedirectListener.start(place, wait::take)));
        } catch (IOException e) {
            if (RedirectListener.isAnsweredByAHub(place)) {
                return new Listening(Optional.empty());
            }
            throw new SettingsException(List.of(
                    "Port %d of HUB_TEAMLEADER_REDIRECT_URI=%s cannot be listened on (%s). Stop what uses it, or enter a redirect URI with another port in the Teamleader Marketplace and set HUB_TEAMLEADER_REDIRECT_URI to it."
                            .formatted(place.port(), place.uri(), String.valueOf(e.getMessage()))));
        }
    }

    private void instruct(String url, RedirectPlace place, boolean listening) {
        boolean opened = !noBrowser && Browser.open(url, System.getenv());
        out().printf(
                        "%s%nIt works once, for %s:%n%n  %s%n%n",
                        opened
                                ? "Your browser should open this link now; log in to Teamleader as an administrator, and agree."
                                : "Open this link in a browser, log in to Teamleader as an administrator, and agree.",
                        Spans.text(timeout),
                        url);
        out().printf(
                        listening
                                ? "This command listens on %s for the browser to come back.%n"
                                : "The browser comes back to %s, which the running hub answers; this command waits for it.%n",
                        place.uri());
        out().printf(
                        "If the browser cannot reach that address, copy the address it ended at (…code=…&state=…), paste it here "
                                + "and press Enter.%n%nWaiting; Ctrl-C gives up.%n");
        out().flush();
    }

    private int report(Optional<ConsentResult> result) {
        var err = spec.commandLine().getErr();
        if (result.isEmpty()) {
            err.printf(
                    "Not connected: no consent came within %s. The link no longer works; for a new one, run ./hub oauth setup%n",
                    Spans.text(timeout));
            return 1;
        }
        return switch (result.get()) {
            case Rejected rejected -> {
                err.printf("Not connected: %s. %s%n", rejected.reason(), rejected.advice());
                yield 1;
            }
            case Accepted(var identity, var expiresAt) -> {
                var user = identity.userName().isEmpty() ? "" : identity.userName() + ", ";
                out().printf("%nConnected: %sTeamleader account %s.%n", user, identity.accountId());
                out().printf("The access token expires at %s; the hub renews it well before.%n", expiresAt);
                out().println("A hub that runs takes this up within seconds; else start one: ./hub serve");
                yield 0;
            }
        };
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** A duration no longer than a link works. */
    static final class Timeout implements ITypeConverter<Duration> {
        private static final Duration LEAST = Duration.ofSeconds(1);
        private static final Duration MOST = Duration.ofMinutes(10);

        @Override
        public Duration convert(String value) {
            try {
                var span = Spans.parse(value);
                if (span.compareTo(LEAST) >= 0 && span.compareTo(MOST) <= 0) {
                    return span;
                }
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "'%s' is not a duration such as 90s or 5m (%s)".formatted(value, e.getMessage()));
            }
            throw new TypeConversionException(
                    "'%s' is not between 1s and 10m, as long as a link works".formatted(value));
        }
    }
}
