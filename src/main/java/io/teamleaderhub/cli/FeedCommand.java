package io.teamleaderhub.cli;

import static io.teamleaderhub.cli.Shown.text;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub feed}: the topic of entities. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "The topic of entities: how far it is, and publishing everything again.")
final class FeedCommand implements Runnable {
    private static final String PATH = "/admin/feed";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(out());
    }

    @Command(name = "status", mixinStandardHelpOptions = true, description = "Show how far it is and who publishes.")
    int status(@Option(names = "--json", description = "Print the hub's answer as it is.") boolean json)
            throws InterruptedException {
        var feed = new HubClient(System.getenv()).get(PATH);
        if (json) {
            out().println(Shown.json(feed));
        } else {
            print(feed);
        }
        return 0;
    }

    private void print(JsonNode feed) {
        out().printf("published up to  %s, newest change %s%n", text(feed, "position"), text(feed, "newest"));
        out().printf(
                        Locale.ROOT,
                        "behind           %s changes, %.1f s%n",
                        text(feed, "lagChanges"),
                        Json.member(feed, "lagSeconds").getDoubleValue());
        out().printf("leader           %s%n", text(feed, "leader").isEmpty() ? "none" : text(feed, "leader"));
        out().printf(
                        "records          %s, of which %s point to a document that is too large%n",
                        text(feed, "published"), text(feed, "oversize"));
        if (!text(feed, "lastError").isEmpty()) {
            out().printf("last error       %s, at %s%n", text(feed, "lastError"), text(feed, "lastErrorAt"));
        }
        var run = Json.member(feed, "republication");
        if (!run.isNull()) {
            out().printf(
                            "everything       asked for by %s at %s, %s records, %s%n",
                            text(run, "cause"),
                            text(run, "requestedAt"),
                            text(run, "published"),
                            text(run, "finishedAt").isEmpty()
                                    ? "under way: " + text(run, "type")
                                    : "over at " + text(run, "finishedAt"));
        }
    }

    @Command(
            name = "republish",
            mixinStandardHelpOptions = true,
            description = {
                "Publish every entity again, deleted ones as tombstones, beside the changes.",
                "A topic that was lost needs no command: once it is missed, a new one gets everything."
            })
    int republish(@Option(names = "--yes", description = "Do it; without, they are only counted.") boolean yes)
            throws InterruptedException {
        var answer = new HubClient(System.getenv())
                .post(
                        PATH + "/republish",
                        JsonNode.createObjectNode(Map.of("dryRun", JsonNode.createBooleanNode(!yes))));
        if (yes) {
            out().printf("%s entities are published again; ./hub feed status shows how far.%n", text(answer, "rows"));
            return 0;
        }
        out().printf(
                        "%s entities would be published again. Nothing was done; add --yes to do it.%n",
                        text(answer, "rows"));
        return CliException.WRONG_USAGE;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
