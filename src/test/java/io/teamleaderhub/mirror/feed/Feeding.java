package io.teamleaderhub.mirror.feed;

import static org.awaitility.Awaitility.await;

import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.TestHub;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** A hub whose feed is watched, with a mirror that a test writes. */
record Feeding(TestHub hub, Written mirror) {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Starts one; returns once its new topic has everything. */
    Feeding() {
        this(TestHub.start(TestHub.smallCompany(), Map.of()));
        awaitRepublished("topic");
    }

    private Feeding(TestHub hub) {
        this(hub, new Written(hub.hub().context().getBean(Mirror.class)));
    }

    /** The topic's name. */
    String topic() {
        return hub.surroundings().topicPrefix() + EntityTopic.NAME;
    }

    /** Somebody else has the lease until {@link #endTerm}. */
    void keepLease() throws SQLException {
        execute(
                "UPDATE hub.lease SET token = gen_random_uuid(), until = now() + interval '1 hour' WHERE name = 'feed'");
    }

    /** The leader finds that its lease has ended, and is elected again. */
    void endTerm() throws SQLException {
        execute("UPDATE hub.lease SET token = gen_random_uuid(), until = '-infinity' WHERE name = 'feed'");
    }

    /** Waits until every change is published, and everything that is published again. */
    void awaitPublished() {
        hub.awaitValue("t", """
                SELECT hub.feed_position() >= (SELECT coalesce(max(seq), 0) FROM hub.entity_change)
                    AND (SELECT bool_and(next_type IS NULL) FROM hub.feed_republish)""");
    }

    void awaitRepublished(String cause) {
        hub.awaitValue("t", "SELECT next_type IS NULL AND cause = '%s' FROM hub.feed_republish".formatted(cause));
    }

    void awaitState(String name, String value) {
        await().atMost(PATIENCE).until(() -> state(name), value::equals);
    }

    /** A member of what the hub says of its feed. */
    String state(String name) throws Exception {
        return hub.operator().get("/admin/feed").body().path(name).asText();
    }

    void execute(String sql) throws SQLException {
        Query.execute(hub.surroundings().database(), sql);
    }
}
