package io.teamleaderhub.cli;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub refresh}: one entity, now. */
@Command(
        name = "refresh",
        mixinStandardHelpOptions = true,
        description = "Fetch one entity from Teamleader now and show what came of it.",
        footer =
                "%nExit codes: 0 current or deleted, 1 dead, unknown or still pending, 2 wrong usage, 3 hub not reached.")
final class RefreshCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TYPE", description = "Entity type, such as contact.")
    private String type = "";

    @Parameters(index = "1", paramLabel = "ID", description = "Entity id.")
    private String id = "";

    @Option(names = "--json", description = "Print the hub's answer as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var wanted = Map.of("type", JsonNode.createStringNode(type), "id", JsonNode.createStringNode(id));
        var answer = new HubClient(System.getenv()).post("/admin/refresh", JsonNode.createObjectNode(wanted));
        var outcome = Json.text(answer, "outcome").orElse("");
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Shown.json(answer));
        } else {
            out.println(sentence(outcome, answer));
        }
        return outcome.equals("current") || outcome.equals("deleted") ? 0 : CliException.FAILED;
    }

    private String sentence(String outcome, JsonNode answer) {
        var error = Json.text(answer, "error").map(text -> ": " + text).orElse("");
        return switch (outcome) {
            case "current" -> "%s %s is current; %s".formatted(type, id, changed(answer));
            case "deleted" -> "%s %s is deleted at Teamleader; its last values are kept.".formatted(type, id);
            case "unknown" -> "%s %s: neither Teamleader nor the mirror has it.".formatted(type, id);
            case "dead" -> "%s %s is a dead letter%s".formatted(type, id, error);
            default -> "%s %s is not fetched yet%s. It goes on; see ./hub status.".formatted(type, id, error);
        };
    }

    private static String changed(JsonNode answer) {
        var paths = StreamSupport.stream(Json.member(answer, "changed").values().spliterator(), false)
                .map(JsonNode::coerceStringValue)
                .collect(Collectors.joining(", "));
        return paths.isEmpty() ? "nothing had changed." : "changed: " + paths;
    }
}
