package io.teamleaderhub.dev.bench;

import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * From a change of the mirror until a consumer that reads what is committed has its record, at 100 changes a second, each
 * of another contact and in a transaction of its own. A change counts from when it was due, so a stall counts for all behind it.
 */
final class FeedLatency implements Measurement {
    private static final int PER_SECOND = 100;
    private static final Goal P50 = Goal.NONE;
    private static final Goal P99 = Goal.below(200);

    @Override
    public String name() {
        return "feed-latency";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int changes = PER_SECOND * bench.count(20, 2);
        try (var rig = Rig.start(bench.surroundings(ListRows.source()), Map.of());
                var topic = new TopicWatch(rig)) {
            bench.say("  warming up");
            for (int i = 0; i < bench.count(3, 1); i++) {
                run(rig, topic, changes);
            }
            var runs = bench.repeat(() -> run(rig, topic, changes));
            return List.of(
                    new Figure(
                            "change to topic, p50",
                            "ms",
                            runs.stream()
                                    .map(run -> EventToRow.percentile(run.millis(), 50))
                                    .toList(),
                            P50),
                    new Figure(
                            "change to topic, p99",
                            "ms",
                            runs.stream()
                                    .map(run -> EventToRow.percentile(run.millis(), 99))
                                    .toList(),
                            P99));
        }
    }

    /** Sorted. */
    private record Run(List<Double> millis) {
        @Override
        public String toString() {
            return "p50 %.1f ms, p99 %.1f ms"
                    .formatted(EventToRow.percentile(millis, 50), EventToRow.percentile(millis, 99));
        }
    }

    private static Run run(Rig rig, TopicWatch topic, int changes) throws Exception {
        topic.clear();
        var mirror = rig.part(Mirror.class);
        var due = new ArrayList<Long>();
        var pause = new Signal();
        var name = UUID.randomUUID().toString();
        long began = System.nanoTime();
        for (int i = 0; i < changes; i++) {
            long at = began + i * 1_000_000_000L / PER_SECOND;
            pause.await(Duration.ofNanos(Math.max(0, at - System.nanoTime())));
            due.add(at);
            var key = new EntityKey(EntityType.CONTACT, new UUID(5, i));
            var document = Json.read("{\"id\":\"%s\",\"last_name\":\"%s\"}".formatted(key.id(), name));
            mirror.write(
                    List.of(new Observation.Detailed(key, mirror.nextSeq(), Instant.now(), document)),
                    any -> Cause.WEBHOOK);
        }
        Rig.until("every change seen", () -> topic.seen().size() >= changes);
        var millis = new ArrayList<Double>();
        for (int i = 0; i < changes; i++) {
            long at = Objects.requireNonNull(topic.seen().get("contact:" + new UUID(5, i)));
            millis.add((at - due.get(i)) / 1e6);
        }
        return new Run(millis.stream().sorted().toList());
    }
}
