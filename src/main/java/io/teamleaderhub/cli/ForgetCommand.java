package io.teamleaderhub.cli;

import static io.teamleaderhub.cli.Shown.text;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub forget}: a person's right to erasure. */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        description = {
            "Remove one entity from the mirror, its history and all that the hub knows of it, and never mirror it again.",
            "Without --yes it is only counted. Delete it at Teamleader too, and see src/docs/erasure.md for backups and logs."
        },
        footer = "%nExit codes: 0 done or counted, 1 nothing is known of it, 2 wrong usage, 3 hub not reached.")
final class ForgetCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TYPE", description = "Entity type, such as contact.")
    private String type = "";

    @Parameters(index = "1", paramLabel = "ID", description = "Entity id.")
    private String id = "";

    @Option(
            names = "--reason",
            required = true,
            description = "Why, such as a ticket's number; kept, so it must not name the person.")
    private String reason = "";

    @Option(names = "--yes", description = "Do it; without, it is only counted.")
    private boolean yes;

    @Option(names = "--lift", description = "Let it be mirrored again.")
    private boolean lift;

    @Override
    public Integer call() throws InterruptedException {
        var hub = new HubClient(System.getenv());
        var out = spec.commandLine().getOut();
        if (lift) {
            hub.post(path("lift"), JsonNode.createObjectNode(Map.of("reason", JsonNode.createStringNode(reason))));
            out.printf("%s %s may be mirrored again: ./hub refresh fetches it now.%n", type, id);
            return 0;
        }
        var wanted = JsonNode.createObjectNode(
                Map.of("reason", JsonNode.createStringNode(reason), "dryRun", JsonNode.createBooleanNode(!yes)));
        var answer = hub.post(path("forget"), wanted);
        out.printf(
                yes ? "%s %s is forgotten. Removed: %s.%n" : "%s %s would be forgotten (--yes does it): %s.%n",
                text(answer, "type"),
                text(answer, "id"),
                removed(answer));
        return 0;
    }

    private String path(String action) {
        return "/admin/entities/%s/%s/%s".formatted(encoded(type), encoded(id), action);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    private static String removed(JsonNode answer) {
        var counts = new ArrayList<String>();
        Json.member(answer, "removed").entries().forEach(count -> {
            long rows = count.getValue().getLongValue();
            if (rows > 0) {
                counts.add("%d of %s".formatted(rows, Shown.line(count.getKey())));
            }
        });
        counts.sort(String::compareTo);
        return counts.isEmpty() ? "nothing was left" : String.join(", ", counts);
    }
}
