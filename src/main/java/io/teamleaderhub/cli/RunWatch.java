package io.teamleaderhub.cli;

import static io.teamleaderhub.cli.Shown.text;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.Signal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Follows a run until it is over: with a bar on a terminal, else a line for whatever becomes of a type. Blocks. */
final class RunWatch {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final HubClient hub;
    private final PrintWriter err;
    private final boolean quiet;
    private final Map<String, String> said = new HashMap<>();

    RunWatch(HubClient hub, PrintWriter err, boolean quiet) {
        this.hub = hub;
        this.err = err;
        this.quiet = quiet;
    }

    /** Returns the run once it is over. */
    JsonNode follow(JsonNode run) throws InterruptedException {
        if (quiet || !onTerminal()) {
            return lines(run);
        }
        try (var bar = new ProgressBarBuilder()
                .setTaskName(text(run, "mode"))
                .setUnit(" calls", 1)
                .setInitialMax(Math.max(1, Json.member(run, "expectedCalls").getLongValue()))
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis((int) LOOK_EVERY.toMillis())
                .build()) {
            return bar(run, bar);
        }
    }

    @SuppressWarnings("SystemConsoleNull") // Java 25 has none where there is no terminal, as before 22
    private static boolean onTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private JsonNode bar(JsonNode begun, ProgressBar bar) throws InterruptedException {
        var run = begun;
        while (!over(run)) {
            long calls = Json.member(run, "calls").getLongValue();
            bar.maxHint(Math.max(bar.getMax(), calls + 1));
            bar.stepTo(calls);
            bar.setExtraMessage(" " + doing(run));
            run = next(run);
        }
        bar.maxHint(Math.max(1, Json.member(run, "calls").getLongValue()));
        bar.stepTo(bar.getMax());
        bar.setExtraMessage(" " + text(run, "state"));
        return run;
    }

    private JsonNode lines(JsonNode begun) throws InterruptedException {
        var run = begun;
        while (!over(run)) {
            say(run);
            run = next(run);
        }
        say(run);
        return run;
    }

    private void say(JsonNode run) {
        if (quiet) {
            return;
        }
        for (JsonNode step : Json.member(run, "steps").values()) {
            var type = text(step, "type");
            var state = "%s: %s, listing %s, %s scanned"
                    .formatted(type, text(step, "state"), text(step, "pass"), text(step, "scanned"));
            var coarse = text(step, "state") + text(step, "pass");
            if (!coarse.equals(said.put(type, coarse)) && !text(step, "state").equals("waiting")) {
                err.println(state);
            }
        }
        err.flush();
    }

    private static String doing(JsonNode run) {
        for (JsonNode step : Json.member(run, "steps").values()) {
            if (text(step, "state").equals("running")) {
                return text(step, "type") + ", listing " + text(step, "pass");
            }
        }
        return text(run, "state").equals("queued") ? "waits for its turn" : "info decides about what no list showed";
    }

    private static boolean over(JsonNode run) {
        return !Json.member(run, "finishedAt").isNull();
    }

    private JsonNode next(JsonNode run) throws InterruptedException {
        new Signal().await(LOOK_EVERY);
        return hub.get(ReconciliationsCommand.PATH + "/" + text(run, "id"));
    }
}
