package io.teamleaderhub.cli;

import static io.teamleaderhub.cli.Shown.text;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.io.PrintWriter;
import java.util.Locale;

/** A reconciliation in lines for a terminal. */
final class RunReport {
    private RunReport() {}

    static void print(JsonNode run, PrintWriter out) {
        out.printf(
                "Run %s  %s, asked for by %s at %s: %s%n",
                text(run, "id"),
                text(run, "mode"),
                text(run, "requestedBy"),
                text(run, "requestedAt"),
                text(run, "state"));
        out.printf(
                "%-9s %-10s %9s %9s %8s %8s %8s %8s %9s %7s %6s %8s%n",
                "type",
                "state",
                "scanned",
                "equal",
                "missing",
                "drifted",
                "absent",
                "repaired",
                "withheld",
                "missed",
                "calls",
                "seconds");
        for (JsonNode step : Json.member(run, "steps").values()) {
            printStep(step, out);
        }
        long drift = Json.member(run, "drift").getLongValue();
        if (drift > 0) {
            out.printf(
                    "DRIFT     %d differences are left; ./hub reconciliations findings %s%n", drift, text(run, "id"));
        }
    }

    private static void printStep(JsonNode step, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-9s %-10s %9s %9s %8s %8s %8s %8s %9s %7s %6s %8.1f%n",
                text(step, "type"),
                text(step, "state"),
                text(step, "scanned"),
                text(step, "equal"),
                text(step, "missing"),
                text(step, "drifted"),
                text(step, "absent"),
                text(step, "repaired"),
                text(step, "withheld"),
                text(step, "missed"),
                text(step, "calls"),
                Json.member(step, "seconds").getDoubleValue());
        if (!text(step, "failure").isEmpty()) {
            out.printf("          %s%n", text(step, "failure"));
        }
        var list = text(step, "listProvenAsOf");
        var detail = text(step, "detailProvenAsOf");
        if (!list.isEmpty() || !detail.isEmpty()) {
            out.printf("          lists proven as of %s, details as of %s%n", orNone(list), orNone(detail));
        }
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "–" : text;
    }

    /** 0 when it listed every type and left no drift. */
    static int exitCode(JsonNode run) {
        boolean good = text(run, "state").equals("completed")
                && Json.member(run, "drift").getLongValue() == 0;
        for (JsonNode step : Json.member(run, "steps").values()) {
            good &= text(step, "state").equals("completed");
        }
        return good ? 0 : CliException.FAILED;
    }
}
