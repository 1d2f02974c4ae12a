package io.teamleaderhub.dev.bench;

import io.teamleaderhub.dev.simulator.SimulatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Events a second that the listener marks, from the moment it may read a full topic until its last offset is committed.
 * The hub is not connected, so nothing is fetched meanwhile; the entities are in the mirror, where marking looks them up.
 */
final class ListenerRate implements Measurement {
    private static final double GOAL = 20_000;
    private static final int EVENTS_PER_ENTITY = 10;

    @Override
    public String name() {
        return "listener";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int entities = bench.count(20_000, 500);
        try (var rig = Rig.start(bench.surroundings(SimulatorSettings.defaults()), Map.of());
                var topic = new Preloaded(rig)) {
            mirror(rig, entities);
            var events = events(entities);
            topic.hold();
            bench.say("  warming up");
            round(rig, topic, events);
            var rates = bench.repeat(() -> round(rig, topic, events));
            return Rate.figures(
                    "listener, %,d events on %,d entities".formatted(events.size(), entities),
                    "events/s",
                    rates,
                    Goal.atLeast(GOAL));
        }
    }

    private static Rate round(Rig rig, Preloaded topic, List<String> events) throws Exception {
        rig.execute("TRUNCATE hub.stale, hub.event_log");
        topic.write(events);
        var rate = Rate.of(rig, events.size(), () -> {
            topic.release();
            topic.awaitCommitted();
        });
        topic.hold();
        long logged = rig.number("SELECT count(*) FROM hub.event_log");
        CheckFailedException.check(logged == events.size(), "%d events logged of %d".formatted(logged, events.size()));
        long stale = rig.number("SELECT count(*) FROM hub.stale");
        CheckFailedException.check(stale == events.size() / EVENTS_PER_ENTITY, stale + " keys marked");
        return rate;
    }

    private static List<String> events(int entities) {
        var events = new ArrayList<String>();
        for (int i = 0; i < EVENTS_PER_ENTITY; i++) {
            for (int entity = 0; entity < entities; entity++) {
                events.add(new UUID(entity, entity).toString());
            }
        }
        return events;
    }

    private static void mirror(Rig rig, int entities) throws Exception {
        for (int i = 0; i < entities; i += 1000) {
            var values = new ArrayList<String>();
            for (int entity = i; entity < Math.min(entities, i + 1000); entity++) {
                values.add("('contact', '%s', '{}', now() - interval '1 hour', now(), now())"
                        .formatted(new UUID(entity, entity)));
            }
            rig.execute("INSERT INTO hub.entity (type, id, data, listed_as_of, first_seen_at, changed_at) VALUES "
                    + String.join(",", values));
        }
    }
}
