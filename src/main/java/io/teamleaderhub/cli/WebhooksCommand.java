package io.teamleaderhub.cli;

import static io.teamleaderhub.cli.Shown.text;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub webhooks}: what is registered at Teamleader. */
@Command(
        name = "webhooks",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "The webhooks registered at Teamleader: show and heal them, and replace their URL.")
final class WebhooksCommand implements Runnable {
    private static final String PATH = "/admin/webhooks";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(out());
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Show what Teamleader has registered against what this hub wants.")
    int list(@Option(names = "--json", description = "Print the hub's answer as it is.") boolean json)
            throws InterruptedException {
        var answer = new HubClient(System.getenv()).get(PATH);
        if (json) {
            out().println(Shown.json(answer));
        } else {
            print(answer);
        }
        return 0;
    }

    private void print(JsonNode answer) {
        out().printf("place   %s, proven by %s%n", text(answer, "place"), text(answer, "proof"));
        out().printf("wanted  %d types%n", Json.member(answer, "wanted").size());
        if (!text(answer, "whyNone").isEmpty()) {
            out().println(text(answer, "whyNone"));
        }
        for (JsonNode url : Json.member(answer, "urls").values()) {
            out().printf(
                            "url     %s, %s, %s types%s%n",
                            text(url, "keyId"), text(url, "state"), text(url, "types"), since(url));
            print("missing", url);
            print("surplus", url);
            print("unknown", url);
        }
        for (JsonNode other : Json.member(answer, "others").values()) {
            out().printf("other   a URL at %s, %s types%n", text(other, "host"), text(other, "types"));
        }
    }

    private static String since(JsonNode url) {
        var times = new StringBuilder();
        add(times, "registered", text(url, "registeredAt"));
        add(times, "first event", text(url, "firstEventAt"));
        add(times, "unregistered", text(url, "unregisteredAt"));
        add(times, "refused since", text(url, "retiredAt"));
        return times.toString();
    }

    private static void add(StringBuilder times, String what, String when) {
        if (!when.isEmpty()) {
            times.append(", ").append(what).append(' ').append(when);
        }
    }

    private void print(String what, JsonNode url) {
        var types = new ArrayList<String>();
        Json.member(url, what).values().forEach(type -> types.add(Shown.line(type.coerceStringValue())));
        if (!types.isEmpty()) {
            out().printf("        %s: %s%n", what, String.join(", ", types));
        }
    }

    @Command(
            name = "sync",
            mixinStandardHelpOptions = true,
            description =
                    "Register what is missing and unregister what is not wanted, now rather than within five minutes.")
    int sync() throws InterruptedException {
        var changed = new HubClient(System.getenv()).post(PATH + "/sync", JsonNode.nullNode());
        out().printf(
                        "%s types registered, %s unregistered.%n",
                        text(changed, "registered"), text(changed, "unregistered"));
        return 0;
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = {
                "Replace the webhook URL, such as when somebody may have read it.",
                "A new one is registered; once an event came on it, or after a day, the one before is unregistered, and a "
                        + "minute later refused. No event is lost; no restart is needed, and one does no harm."
            })
    int rotate() throws InterruptedException {
        var begun = new HubClient(System.getenv()).post(PATH + "/rotate", JsonNode.nullNode());
        out().printf(
                        "The new URL has key %s and is %s. ./hub webhooks list shows when the one before is gone.%n",
                        text(begun, "keyId"), text(begun, "state"));
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
