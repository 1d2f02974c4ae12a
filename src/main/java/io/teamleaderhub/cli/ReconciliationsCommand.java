package io.teamleaderhub.cli;

import static io.teamleaderhub.cli.Shown.text;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.io.PrintWriter;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub reconciliations}: runs of the past and the one under way. */
@Command(
        name = "reconciliations",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs of ./hub sync, ./hub verify and the calendar: see them, watch, cancel, approve deletions.")
final class ReconciliationsCommand implements Runnable {
    static final String PATH = "/admin/reconciliations";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(out());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The latest runs, newest first.")
    int list(@Option(names = "--json", description = "Print the hub's answer as it is.") boolean json)
            throws InterruptedException {
        var runs = hub().get(PATH);
        if (json) {
            out().println(Shown.json(runs));
            return 0;
        }
        for (JsonNode run : runs.values()) {
            out().printf(
                            "%s  %-11s %-9s %s  by %s, %s calls, drift %s%n",
                            text(run, "id"),
                            text(run, "mode"),
                            text(run, "state"),
                            text(run, "requestedAt"),
                            text(run, "requestedBy"),
                            text(run, "calls"),
                            text(run, "drift"));
        }
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "One run's report. Exit code 1 when it is over and failed or left drift.")
    int show(
            @Parameters(paramLabel = "ID", description = "The run.") UUID id,
            @Option(names = "--watch", description = "Show its progress until it is over.") boolean watch,
            @Option(names = "--json", description = "Print the hub's answer as it is.") boolean json)
            throws InterruptedException {
        var run = hub().get(PATH + "/" + id);
        if (watch) {
            run = new RunWatch(hub(), spec.commandLine().getErr(), json).follow(run);
        }
        if (json) {
            out().println(Shown.json(run));
        } else {
            RunReport.print(run, out());
        }
        return Json.member(run, "finishedAt").isNull() ? 0 : RunReport.exitCode(run);
    }

    @Command(name = "findings", mixinStandardHelpOptions = true, description = "What a run found, by entity.")
    int findings(
            @Parameters(paramLabel = "ID", description = "The run.") UUID id,
            @Option(names = "--type", defaultValue = "", description = "Only of that type.") String type,
            @Option(names = "--kind", defaultValue = "", description = "missing, drifted, absent or unstorable.")
                    String kind,
            @Option(
                            names = "--outcome",
                            defaultValue = "",
                            description = "repaired, found, deleted, withheld, there, pending or dead.")
                    String outcome,
            @Option(names = "--json", description = "Print each page as the hub answers it.") boolean json)
            throws InterruptedException {
        var cursor = "";
        do {
            var page = hub().get("%s/%s/findings?limit=500&type=%s&kind=%s&outcome=%s&cursor=%s"
                    .formatted(
                            PATH,
                            id,
                            ItemSelection.encoded(type),
                            ItemSelection.encoded(kind),
                            ItemSelection.encoded(outcome),
                            cursor));
            if (json) {
                out().println(Shown.json(page));
            } else {
                Json.member(page, "items").values().forEach(this::print);
            }
            cursor = text(page, "next");
        } while (!cursor.isEmpty());
        return 0;
    }

    private void print(JsonNode finding) {
        var changed = Json.write(Json.member(finding, "changed"));
        out().printf(
                        "%s %s  %s, %s%s%s%n",
                        text(finding, "type"),
                        text(finding, "id"),
                        text(finding, "kind"),
                        text(finding, "outcome"),
                        text(finding, "missed").equals("true") ? ", no webhook came" : "",
                        changed.equals("[]") ? "" : "  " + Shown.line(changed));
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "End a run before its time. What it has repaired stays.")
    int cancel(@Parameters(paramLabel = "ID", description = "The run.") UUID id) throws InterruptedException {
        hub().delete(PATH + "/" + id);
        out().printf("Run %s is cancelled.%n", id);
        return 0;
    }

    @Command(
            name = "approve-deletions",
            mixinStandardHelpOptions = true,
            description = {
                "Let deletions happen that a run withheld because too many were missing at once.",
                "Look at them first: ./hub reconciliations findings ID --outcome withheld"
            })
    int approve(
            @Parameters(paramLabel = "ID", description = "The run.") UUID id,
            @Option(
                            names = "--count",
                            required = true,
                            description = "How many you have looked at; when more are withheld, none is approved.")
                    int count)
            throws InterruptedException {
        var approval = JsonNode.createObjectNode(Map.of("count", JsonNode.createNumberNode(count)));
        var answer = hub().post(PATH + "/" + id + "/approve-deletions", approval);
        out().printf(
                        "%s deletions are approved; each happens once Teamleader answers again that it is gone.%n",
                        text(answer, "approved"));
        return 0;
    }

    private static HubClient hub() {
        return new HubClient(System.getenv());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
