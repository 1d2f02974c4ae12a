package io.teamleaderhub.cli;

import static io.teamleaderhub.cli.Shown.text;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub dead-letters}: entities that could not be fetched or kept. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Entities that could not be fetched or kept: see them, try them again, give them up.")
final class DeadLettersCommand implements Runnable {
    private static final String PATH = "/admin/dead-letters";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(out());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List them, the latest failures first.")
    int list(
            @Mixin LetterSelection selection,
            @Option(names = "--limit", defaultValue = "50", description = "At most so many (${DEFAULT-VALUE}).")
                    int limit,
            @Option(names = "--json", description = "Print the hub's answer as it is.") boolean json)
            throws InterruptedException {
        var page = new HubClient(System.getenv()).get(PATH + "?limit=" + limit + selection.query());
        if (json) {
            out().println(Json.write(page));
            return 0;
        }
        for (JsonNode letter : Json.member(page, "items").values()) {
            out().printf(
                            "%s %s  %s, %s attempts, %s%n  %s%n",
                            text(letter, "type"),
                            text(letter, "id"),
                            text(letter, "cause"),
                            text(letter, "attempts"),
                            text(letter, "failedAt"),
                            text(letter, "lastError"));
        }
        long total = 0;
        for (JsonNode cause : Json.member(page, "causes").values()) {
            out().printf("%s: %s%n", text(cause, "cause"), text(cause, "count"));
            total += Json.member(cause, "count").getLongValue();
        }
        if (total == 0) {
            out().println("No dead letters.");
        }
        return 0;
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Try them again, within the API's budget, once the cause is mended.")
    int replay(
            @Mixin LetterSelection selection,
            @Option(names = "--all", description = "Every one.") boolean all,
            @Option(names = "--dry-run", description = "Only count them.") boolean dryRun)
            throws InterruptedException {
        var answer = post("/replay", selection, all, dryRun, "");
        out().printf(
                        "%s dead letters %s tried again.%n",
                        text(answer, dryRun ? "matched" : "done"), dryRun ? "would be" : "are");
        return 0;
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Give them up. A new event about the entity fetches it again.")
    int discard(
            @Mixin LetterSelection selection,
            @Option(names = "--all", description = "Every one.") boolean all,
            @Option(names = "--reason", required = true, description = "Why; kept.") String reason,
            @Option(names = "--yes", description = "Do it; without, they are only counted.") boolean yes)
            throws InterruptedException {
        var answer = post("/discard", selection, all, !yes, reason);
        if (yes) {
            out().printf("%s dead letters were discarded.%n", text(answer, "done"));
            return 0;
        }
        out().printf(
                        "%s dead letters would be discarded. Nothing was done; add --yes to do it.%n",
                        text(answer, "matched"));
        return CliException.WRONG_USAGE;
    }

    private JsonNode post(String path, LetterSelection selection, boolean all, boolean dryRun, String reason)
            throws InterruptedException {
        var body = new LinkedHashMap<String, JsonNode>();
        body.put("select", selection.toJson());
        body.put("all", JsonNode.createBooleanNode(all));
        body.put("dryRun", JsonNode.createBooleanNode(dryRun));
        if (!reason.isEmpty()) {
            body.put("reason", JsonNode.createStringNode(reason));
        }
        return new HubClient(System.getenv()).post(PATH + path, JsonNode.createObjectNode(body));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
