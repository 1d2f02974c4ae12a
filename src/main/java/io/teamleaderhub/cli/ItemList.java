package io.teamleaderhub.cli;

import static io.teamleaderhub.cli.Shown.text;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.function.Consumer;

/**
 * A list of the hub whose items are seen, tried again or given up, as commands handle it.
 *
 * @param path where the hub has it
 * @param items what they are called, in the plural
 * @param out where commands print
 */
record ItemList(String path, String items, PrintWriter out) {
    /** Prints a page, each item as given, then how many there are by cause; or the hub's answer as it is. */
    int list(ItemSelection selection, int limit, boolean json, Consumer<JsonNode> print) throws InterruptedException {
        var page = new HubClient(System.getenv()).get(path + "?limit=" + limit + selection.query());
        if (json) {
            out.println(Shown.json(page));
            return 0;
        }
        Json.member(page, "items").values().forEach(print);
        long total = 0;
        for (JsonNode cause : Json.member(page, "causes").values()) {
            out.printf("%s: %s%n", text(cause, "cause"), text(cause, "count"));
            total += Json.member(cause, "count").getLongValue();
        }
        if (total == 0) {
            out.println("No " + items + ".");
        }
        return 0;
    }

    /** Tries items again and returns the hub's answer. */
    JsonNode replay(ItemSelection selection, boolean all, boolean dryRun) throws InterruptedException {
        return post("/replay", body(selection, all, dryRun));
    }

    /** Gives items up, or only counts them without {@code yes}; says which. */
    int discard(ItemSelection selection, boolean all, String reason, boolean yes) throws InterruptedException {
        var body = body(selection, all, !yes);
        body.put("reason", JsonNode.createStringNode(reason));
        var answer = post("/discard", body);
        if (yes) {
            out.printf("%s %s were discarded.%n", text(answer, "done"), items);
            return 0;
        }
        out.printf("%s %s would be discarded. Nothing was done; add --yes to do it.%n", text(answer, "matched"), items);
        return CliException.WRONG_USAGE;
    }

    private JsonNode post(String action, LinkedHashMap<String, JsonNode> body) throws InterruptedException {
        return new HubClient(System.getenv()).post(path + action, JsonNode.createObjectNode(body));
    }

    private static LinkedHashMap<String, JsonNode> body(ItemSelection selection, boolean all, boolean dryRun) {
        var body = new LinkedHashMap<String, JsonNode>();
        body.put("select", selection.toJson());
        body.put("all", JsonNode.createBooleanNode(all));
        body.put("dryRun", JsonNode.createBooleanNode(dryRun));
        return body;
    }
}
