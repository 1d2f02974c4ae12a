package io.teamleaderhub.cli;

import static io.teamleaderhub.cli.Shown.text;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub rejected-events}: webhooks that could not be taken in. */
@Command(
        name = "rejected-events",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Webhooks that could not be taken in: see them, read them again, give them up.")
final class RejectedEventsCommand implements Runnable {
    private static final String PATH = "/admin/rejected-events";
    /** Characters of a body in a list: two lines of a terminal. */
    private static final int SHOWN = 160;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(out());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List them, the latest first.")
    int list(
            @Mixin EventSelection selection,
            @Option(names = "--limit", defaultValue = "50", description = "At most so many (${DEFAULT-VALUE}).")
                    int limit,
            @Option(names = "--json", description = "Print the hub's answer as it is.") boolean json)
            throws InterruptedException {
        return events().list(selection, limit, json, event -> {
            print(event);
            out().printf("  %s%n", text(event, "body", SHOWN));
        });
    }

    private void print(JsonNode event) {
        out().printf(
                        "%s  %s, %s bytes, %s, from %s%n  %s%s%n",
                        text(event, "id"),
                        text(event, "cause"),
                        text(event, "size"),
                        text(event, "receivedAt"),
                        text(event, "origin"),
                        text(event, "reason"),
                        replays(event));
    }

    private static String replays(JsonNode event) {
        var replays = text(event, "replays");
        return replays.equals("0")
                ? ""
                : "; read again %s times, lately %s".formatted(replays, text(event, "replayedAt"));
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show one with its whole body.")
    int show(
            @Parameters(paramLabel = "ID", description = "Its id, as in the list.") String id,
            @Option(names = "--json", description = "Print the hub's answer as it is.") boolean json)
            throws InterruptedException {
        var event = new HubClient(System.getenv()).get(PATH + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
        if (json) {
            out().println(Shown.json(event));
            return 0;
        }
        print(event);
        if (!text(event, "encoding").equals("text")) {
            out().println("Its body is no UTF-8; in base64:");
        }
        Json.text(event, "body").orElse("").lines().forEach(line -> out().println(Shown.line(line)));
        return 0;
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Read them again, once the cause is mended, and take in what can be read.")
    int replay(
            @Mixin EventSelection selection,
            @Option(names = "--all", description = "Every one.") boolean all,
            @Option(names = "--dry-run", description = "Only count them.") boolean dryRun)
            throws InterruptedException {
        var answer = events().replay(selection, all, dryRun);
        if (dryRun) {
            out().printf("%s rejected events would be read again.%n", text(answer, "matched"));
            return 0;
        }
        out().printf(
                        "%s rejected events are taken in, %s still cannot be.%n",
                        text(answer, "done"), text(answer, "stillRejected"));
        if (!text(answer, "left").equals("0")) {
            out().printf("%s were left for want of time: run it again.%n", text(answer, "left"));
        }
        return 0;
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Give them up; their bytes and the reason are kept.")
    int discard(
            @Mixin EventSelection selection,
            @Option(names = "--all", description = "Every one.") boolean all,
            @Option(names = "--reason", required = true, description = "Why; kept.") String reason,
            @Option(names = "--yes", description = "Do it; without, they are only counted.") boolean yes)
            throws InterruptedException {
        return events().discard(selection, all, reason, yes);
    }

    private ItemList events() {
        return new ItemList(PATH, "rejected events", out());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
