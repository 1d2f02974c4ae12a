package io.teamleaderhub.cli;

import static io.teamleaderhub.cli.Shown.text;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
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
    private static final double NOTABLE_SKEW_SECONDS = 2;

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
            out.println(Shown.json(status));
        } else {
            print(status, out);
        }
        return 0;
    }

    private static void print(JsonNode status, PrintWriter out) {
        out.printf("connection      %s%n", OAuthCommand.summary(Json.member(status, "connection")));
        var stale = Json.member(status, "stale");
        if (number(status, "gaps").orElse(0.0) > 0) {
            out.printf(
                    "GAPS            %s times in which webhooks may have been lost; a full run will make up for them%n",
                    text(status, "gaps"));
        }
        printDoor(Json.member(status, "door"), out);
        out.printf(
                "events          %s received in 24 hours, %s rejected%n",
                text(status, "events"), text(status, "rejected"));
        out.printf(
                "stale           %s, details to follow %s, waiting %s, dead %s, oldest %s s%n",
                text(stale, "stale"),
                text(stale, "details"),
                text(stale, "waiting"),
                text(stale, "dead"),
                text(stale, "lagSeconds"));
        printBudget(Json.member(status, "budget"), out);
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
        if (number(stale, "withheld").orElse(0.0) > 0) {
            out.printf(
                    "WITHHELD        %s deletions wait for a person: too many were missing at once%n",
                    text(stale, "withheld"));
        }
        printLastRun(run, out);
    }

    private static void printDoor(JsonNode door, PrintWriter out) {
        if (number(door, "spilled").orElse(0.0) > 0) {
            out.printf(
                    "SPILLED         %s webhooks are kept in PostgreSQL until Kafka takes them, the oldest for %.0f s%n",
                    text(door, "spilled"), number(door, "oldestSeconds").orElse(0.0));
        }
        for (JsonNode weakness : Json.member(door, "topicWeaknesses").values()) {
            out.printf("TOPIC           %s%n", weakness.getStringValue());
        }
    }

    private static void printLastRun(JsonNode run, PrintWriter out) {
        if (run.isNull()) {
            out.println("last run        none");
            return;
        }
        out.printf("last run        %s%n", lastRun(run));
        for (JsonNode step : Json.member(run, "steps").values()) {
            if (!text(step, "failure").isEmpty()) {
                out.printf("  %-13s %s%n", text(step, "type"), text(step, "failure"));
            }
        }
    }

    private static String lastRun(JsonNode run) {
        var over = text(run, "finishedAt");
        if (!over.isEmpty()) {
            return "%s %s at %s, drift %s".formatted(text(run, "mode"), text(run, "state"), over, text(run, "drift"));
        }
        return "%s %s, %s of about %s calls%s"
                .formatted(
                        text(run, "mode"),
                        text(run, "state"),
                        text(run, "calls"),
                        text(run, "expectedCalls"),
                        number(run, "etaSeconds")
                                .map(seconds -> String.format(Locale.ROOT, ", %.0f s to go", seconds))
                                .orElse(""));
    }

    private static void printBudget(JsonNode budget, PrintWriter out) {
        out.printf(
                "api calls       %s of %s in %s s%s%n",
                text(budget, "calls"), text(budget, "limit"), text(budget, "windowSeconds"), remarks(budget));
        var byClass = Json.member(budget, "callsByClass");
        out.printf(
                "  since start   live %s, operator %s, reconcile %s, backfill %s, refused (429) %s%n",
                text(byClass, "live"),
                text(byClass, "operator"),
                text(byClass, "reconcile"),
                text(byClass, "backfill"),
                text(budget, "refused"));
        number(budget, "callsPerEntity")
                .ifPresent(calls -> out.printf(
                        Locale.ROOT,
                        "  per entity    %.2f calls since start%s%n",
                        calls,
                        number(budget, "callsPerEntityLately")
                                .map(lately -> String.format(Locale.ROOT, ", %.2f lately", lately))
                                .orElse("")));
        number(budget, "usedWhileWorkWaited")
                .ifPresent(share -> out.printf(
                        Locale.ROOT, "  used          %.1f %% of the limit while work waited%n", share * 100));
    }

    private static String remarks(JsonNode budget) {
        var remarks = new StringBuilder();
        if (!text(budget, "limit").equals(text(budget, "configuredLimit"))) {
            remarks.append(
                    ", fewer than the %s configured: Teamleader says so".formatted(text(budget, "configuredLimit")));
        }
        number(budget, "pausedSeconds")
                .filter(seconds -> seconds > 0)
                .ifPresent(seconds ->
                        remarks.append(String.format(Locale.ROOT, ", paused for %.1f s after a refusal", seconds)));
        number(budget, "clockSkewSeconds")
                .filter(seconds -> Math.abs(seconds) > NOTABLE_SKEW_SECONDS)
                .ifPresent(seconds -> remarks.append(String.format(
                        Locale.ROOT, ", Teamleader's clock is %.0f s ahead of this host's: check NTP", seconds)));
        return remarks.toString();
    }

    private static Optional<Double> number(JsonNode node, String name) {
        var value = Json.member(node, name);
        return value.isNumber() ? Optional.of(value.getDoubleValue()) : Optional.empty();
    }
}
