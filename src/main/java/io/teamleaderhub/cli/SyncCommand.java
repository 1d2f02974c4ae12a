package io.teamleaderhub.cli;

import static io.teamleaderhub.cli.Shown.text;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub sync}: starts a reconciliation. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "List entities at Teamleader and repair what differs in the mirror.",
        footer = {
            "%nA run goes on in the hub when this command ends; ./hub reconciliations shows and cancels it.",
            "Exit codes: 0 started, or with --watch completed without drift; 1 failed, refused or drift; 2 wrong usage;"
                    + " 3 hub not reached."
        })
final class SyncCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private NamedTypes types = new NamedTypes();

    @ArgGroup
    private Modes modes = new Modes();

    @Option(names = "--details", description = "Read every detail again too, with --full.")
    private boolean details;

    @Option(names = "--watch", description = "Show its progress until it is over.")
    private boolean watch;

    @Option(names = "--json", description = "Print the hub's answer as it is.")
    private boolean json;

    /** Picocli takes at most one. */
    static final class Modes {
        private String name = "full";

        @Option(names = "--full", description = "List everything, repair, list again to prove it (the default).")
        void full(boolean asked) {
            name = "full";
        }

        @Option(names = "--incremental", description = "List what changed since the last listing; finds no deletion.")
        void incremental(boolean asked) {
            name = "incremental";
        }

        @Option(names = "--verify", description = "List everything and only compare.")
        void verify(boolean asked) {
            name = "verify";
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        return start(types.names(), modes.name, details, watch, json, spec);
    }

    static int start(List<String> types, String mode, boolean details, boolean watch, boolean json, CommandSpec spec)
            throws InterruptedException {
        var hub = new HubClient(System.getenv());
        var wanted = wanted(types, mode, details);
        var out = spec.commandLine().getOut();
        if (!json) {
            out.println(forecast(hub.post(ReconciliationsCommand.PATH + "/forecast", wanted)));
            out.flush();
        }
        var run = hub.post(ReconciliationsCommand.PATH, wanted);
        if (watch) {
            run = new RunWatch(hub, spec.commandLine().getErr(), json).follow(run);
        }
        if (json) {
            out.println(Shown.json(run));
        } else if (watch) {
            RunReport.print(run, out);
        } else {
            out.printf(
                    "Run %s is %s; ./hub reconciliations show %s%n",
                    text(run, "id"), text(run, "state"), text(run, "id"));
        }
        return watch ? RunReport.exitCode(run) : 0;
    }

    private static JsonNode wanted(List<String> types, String mode, boolean details) {
        var wanted = new LinkedHashMap<String, JsonNode>();
        wanted.put("mode", JsonNode.createStringNode(mode));
        wanted.put(
                "types",
                JsonNode.createArrayNode(
                        types.stream().map(JsonNode::createStringNode).toList()));
        wanted.put("details", JsonNode.createBooleanNode(details));
        return JsonNode.createObjectNode(wanted);
    }

    private static String time(double minutes) {
        return minutes < 1 ? "less than a minute" : "%.0f minutes".formatted(Math.ceil(minutes));
    }

    private static String forecast(JsonNode forecast) {
        return String.format(
                Locale.ROOT,
                "%s%s list calls, %s at %.0f calls a minute; live changes keep %.0f%s.",
                Json.member(forecast, "unknown").getBooleanValue() ? "At least " : "About ",
                text(forecast, "calls"),
                time(Json.member(forecast, "minutes").getDoubleValue()),
                Json.member(forecast, "callsPerMinute").getDoubleValue(),
                Json.member(forecast, "liveKeepsPerMinute").getDoubleValue(),
                Json.member(forecast, "details").getLongValue() == 0
                        ? ""
                        : "; then " + text(forecast, "details") + " calls for details");
    }
}
