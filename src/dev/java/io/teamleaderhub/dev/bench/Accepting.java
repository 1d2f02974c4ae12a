package io.teamleaderhub.dev.bench;

import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.world.HttpLoad;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.webhook.WebhookTopic;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The door of a hub in a process of its own that does nothing else, beside what bounds it: its producer alone, and its HTTP
 * alone, on the same machine in turn. Every acknowledged event is looked for in the topic.
 */
final class Accepting implements Measurement {
    private static final String ECHO = "/webhooks/echo/0123456789/0123456789012345678901234567890123456789012";
    private static final int MOST = 64;

    private final String name;
    private final boolean forced;

    /** Measures with Kafka's forced flush of every message, as the hub sets it for a single replica, or without. */
    Accepting(String name, boolean forced) {
        this.name = name;
        this.forced = forced;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        var surroundings = bench.surroundings(SimulatorSettings.defaults().withContacts(1));
        var other = surroundings.topicPrefix() + "raw.";
        var door = URI.create(url(surroundings)).getPath();
        WebhookTopic.create(surroundings.kafka(), other, 1, Duration.ofSeconds(30));
        flush(surroundings.kafka(), forced ? 1 : Long.MAX_VALUE, surroundings.topicPrefix(), other);
        try (var hub = HubProcess.start(DoorMain.class.getName(), "-Xmx384m", surroundings.environment());
                var producer = new RawProducer(surroundings.kafka(), other)) {
            hub.awaitLine("serving on", Rig.PATIENCE);
            var round = new Round(bench, surroundings, hub, producer, door, new Events());
            bench.say("  warming up");
            round.warmUp();
            var runs = bench.repeat(round::run);
            round.events.checkStored(surroundings.kafka(), surroundings.topicPrefix());
            return figures(runs);
        }
    }

    /** A whole hub connects and has its door registered; its keys are the next one's. */
    private static String url(Surroundings surroundings) throws Exception {
        try (var hub = HubProcess.start(surroundings.environment(), "serve");
                var operator = surroundings.operator()) {
            hub.awaitLine("serving on", Rig.PATIENCE);
            operator.connect();
            var deliveries = surroundings.simulator().deliveries();
            Rig.until("webhooks registered", () -> !deliveries.urls().isEmpty());
            return deliveries.urls().getFirst();
        }
    }

    private static void flush(String kafka, long messages, String... prefixes) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            for (String prefix : prefixes) {
                var topic = new ConfigResource(ConfigResource.Type.TOPIC, prefix + WebhookTopic.NAME);
                var wanted = new AlterConfigOp(
                        new ConfigEntry(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, String.valueOf(messages)),
                        AlterConfigOp.OpType.SET);
                admin.incrementalAlterConfigs(Map.of(topic, List.of(wanted)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
        }
    }

    /** One run's values by what they are. */
    private record Round(
            Bench bench, Surroundings surroundings, HubProcess hub, RawProducer producer, String door, Events events) {
        private HttpLoad load(String path, int connections) {
            return new HttpLoad(
                    surroundings.port(),
                    connections,
                    n -> path.equals(ECHO)
                            ? Events.request(ECHO, Events.body("01234567-0123-0123-0123-012345678901"))
                            : events.request(path));
        }

        private Duration time() {
            return Duration.ofSeconds(bench.count(6, 1));
        }

        void warmUp() throws Exception {
            var time = Duration.ofSeconds(bench.count(15, 2));
            checked(load(door, MOST).closed(time));
            checked(load(ECHO, MOST).closed(time));
            producer.perSecond(time());
        }

        Map<String, Double> run() throws Exception {
            var values = new LinkedHashMap<String, Double>();
            double alone = producer.perSecond(time());
            values.put("the producer alone, 64 in flight: events/s", alone);
            double echo = 0;
            double rate = 0;
            for (int connections : new int[] {1, 16, MOST}) {
                echo = put(values, "HTTP alone, " + connections + " connections", load(ECHO, connections));
                rate = put(values, "the door, " + connections + " connections", load(door, connections));
            }
            values.put("the door of 1/(1/HTTP + 1/producer), 64 connections: %", 100 * rate * (1 / echo + 1 / alone));
            for (int percent : new int[] {50, 80}) {
                var outcome = checked(load(door, MOST).open(rate * percent / 100, time()));
                values.put("the door at %d %% of that rate: p50 ms".formatted(percent), outcome.percentile(50));
                values.put("the door at %d %% of that rate: p99 ms".formatted(percent), outcome.percentile(99));
            }
            values.put("the hub's memory: MB", hub.residentMegabytes());
            return values;
        }

        private double put(Map<String, Double> values, String what, HttpLoad load) throws Exception {
            var before = hub.used();
            var outcome = checked(load.closed(time()));
            double cpu =
                    hub.used().minus(before).toNanos() / 1e6 / outcome.millis().size();
            values.put(what + ": events/s", outcome.perSecond());
            values.put(what + ": p50 ms", outcome.percentile(50));
            values.put(what + ": p99 ms", outcome.percentile(99));
            values.put(what + ": the hub's processor seconds for 1,000", cpu);
            return outcome.perSecond();
        }

        private static HttpLoad.Outcome checked(HttpLoad.Outcome outcome) {
            CheckFailedException.check(
                    outcome.statuses().keySet().equals(Set.of(204)), "answers: " + outcome.statuses());
            return outcome;
        }
    }

    private List<Figure> figures(List<Map<String, Double>> runs) {
        var figures = new ArrayList<Figure>();
        for (String what : runs.getFirst().keySet()) {
            int unit = what.lastIndexOf(": ");
            figures.add(new Figure(
                    (forced ? "flushed: " : "") + what.substring(0, unit),
                    what.substring(unit + 2),
                    runs.stream().map(run -> run.get(what)).toList(),
                    goal(what)));
        }
        return figures;
    }

    private Goal goal(String what) {
        if (what.startsWith("the door of")) {
            return Goal.atLeast(50);
        }
        return what.equals("the door, 64 connections: p99 ms") && !forced ? Goal.below(30) : Goal.NONE;
    }
}
