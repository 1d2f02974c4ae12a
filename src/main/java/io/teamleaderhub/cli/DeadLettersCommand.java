package io.teamleaderhub.cli;

import static io.teamleaderhub.cli.Shown.text;

import io.micronaut.json.tree.JsonNode;
import java.io.PrintWriter;
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
        return letters().list(selection, limit, json, this::print);
    }

    private void print(JsonNode letter) {
        out().printf(
                        "%s %s  %s, %s attempts, %s%n  %s%n",
                        text(letter, "type"),
                        text(letter, "id"),
                        text(letter, "cause"),
                        text(letter, "attempts"),
                        text(letter, "failedAt"),
                        text(letter, "lastError"));
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
        var answer = letters().replay(selection, all, dryRun);
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
        return letters().discard(selection, all, reason, yes);
    }

    private ItemList letters() {
        return new ItemList("/admin/dead-letters", "dead letters", out());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
