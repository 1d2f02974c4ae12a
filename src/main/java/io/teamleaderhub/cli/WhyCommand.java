package io.teamleaderhub.cli;

import static io.teamleaderhub.cli.Shown.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub why}: one entity's story. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description =
                "Show why an entity is as it is: events received, fetches and what they cost, versions, dead letters.",
        footer = "%nExit codes: 0 shown, 1 nobody ever named it, 2 wrong usage, 3 hub not reached.")
final class WhyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TYPE", description = "Entity type, such as contact.")
    private String type = "";

    @Parameters(index = "1", paramLabel = "ID", description = "Entity id.")
    private String id = "";

    @Option(names = "--limit", defaultValue = "50", description = "The latest so many of each kind (${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Print the hub's answer as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var path = "/admin/explain/%s/%s?limit=%d".formatted(encoded(type), encoded(id), limit);
        var story = new HubClient(System.getenv()).get(path);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Shown.json(story));
        } else {
            out.println(text(story, "summary"));
            new Timeline(story).lines().forEach(out::println);
        }
        return 0;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
