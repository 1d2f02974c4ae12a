package io.teamleaderhub.cli;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub status}: how the hub is doing. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show connection, backlog, API budget and mirror of a running hub.")
final class StatusCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the hub's answer as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var status = new HubClient(System.getenv()).get("/admin/status");
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(status));
        } else {
            print(status, out);
        }
        return 0;
    }

    private static void print(JsonNode status, PrintWriter out) {
        var connection = Json.member(status, "connection");
        out.printf(
                "connection      %s%n",
                connection.isNull()
                        ? "not connected: POST /admin/connection/consent gives the link to open"
                        : "%s, account %s".formatted(text(connection, "state"), text(connection, "accountId")));
        var stale = Json.member(status, "stale");
        out.printf("events          %s received in 24 hours%n", text(status, "events"));
        out.printf(
                "stale           %s, details to follow %s, waiting %s, dead %s, oldest %s s%n",
                text(stale, "stale"),
                text(stale, "details"),
                text(stale, "waiting"),
                text(stale, "dead"),
                text(stale, "lagSeconds"));
        out.printf(
                "api calls       %s of %s in %s s%n",
                text(status, "calls"), text(status, "limit"), text(status, "windowSeconds"));
        for (JsonNode type : Json.member(status, "mirror").values()) {
            out.printf(
                    "%-15s %s live, %s deleted, %s without details%n",
                    text(type, "type"), text(type, "live"), text(type, "deleted"), text(type, "undetailed"));
        }
        var run = Json.member(status, "reconciliation");
        for (JsonNode type : Json.member(status, "suspended").values()) {
            out.printf(
                    "SUSPENDED       %s: Teamleader denies them (%s), %s keys wait%n",
                    text(type, "type"), text(type, "why"), text(stale, "suspended"));
        }
        for (JsonNode check : Json.member(status, "contract").values()) {
            out.printf("API CHANGED     %s: %s%n", text(check, "name"), text(check, "evidence"));
        }
        out.printf("last full sync  %s%n", run.isNull() ? "none" : text(run, "state"));
    }

    private static String text(JsonNode node, String name) {
        return Json.member(node, name).coerceStringValue();
    }
}
