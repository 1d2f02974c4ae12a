package io.teamleaderhub.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.BeanContext;
import io.teamleaderhub.dev.simulator.HeldCall;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.budget.Permit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The refresh engine without its loops: nothing is taken in, claimed or fetched unless a test says so, and nothing waits by
 * the clock. Not for use by two threads at once.
 */
final class HandDriven implements AutoCloseable {
    private static final Duration LEASE = Duration.ofMinutes(5);
    /** The budget is not what is tested here. */
    private static final int NO_SLOT = 0;

    private final TeamleaderSimulator simulator;
    private final Intake intake;
    private final StaleSet stale;
    private final Refresher refresher;
    private final Connection database;
    private final AtomicLong offset = new AtomicLong();

    HandDriven(BeanContext hub, Surroundings surroundings) throws SQLException {
        this.simulator = surroundings.simulator();
        this.intake = hub.getBean(Intake.class);
        this.stale = hub.getBean(StaleSet.class);
        this.refresher = hub.getBean(Refresher.class);
        this.database = surroundings.database().open();
    }

    /** A fetch whose answer is fixed at the source and has not come yet. */
    record Late(HeldCall call, FutureTask<Integer> fetch) {
        /** Lets the answer come and returns once it was dealt with. */
        void come() throws InterruptedException, ExecutionException {
            call.release();
            fetch.get();
        }
    }

    /** A webhook as the door appends it: a record of its own each time. */
    ConsumerRecord<String, byte[]> message(Origin.Event event) {
        var body = "{\"type\":\"%s\",\"subject\":{\"type\":\"%s\",\"id\":\"%s\"}}"
                .formatted(
                        event.type(), event.key().type().singular(), event.key().id());
        var message = new ConsumerRecord<>(
                "teamleader.webhooks", 0, offset.incrementAndGet(), event.key().toString(), body.getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", new UUID(0, offset.get()).toString(),
                        "ce_source", "/teamleader/test",
                        "ce_type", event.type(),
                        "ce_time", "2026-02-01T10:00:00Z",
                        "ce_hubsigningkey", "k1",
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return message;
    }

    void takeIn(List<ConsumerRecord<String, byte[]>> batch) {
        intake.take(batch);
    }

    /** The keys that a worker could claim, or will be able to once they are due. */
    List<EntityKey> claimable() throws SQLException {
        var keys = new ArrayList<EntityKey>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("""
                        SELECT type, id FROM hub.stale
                        WHERE state <> 'dead' AND coalesce(claimed_until < clock_timestamp(), true) ORDER BY type, id""")) {
            while (rows.next()) {
                keys.add(
                        new EntityKey(EntityType.find(rows.getString(1)).orElseThrow(), rows.getObject(2, UUID.class)));
            }
        }
        return keys;
    }

    /** Claims of the keys that are due now, which are these, the first the longest, and no others. */
    Optional<Claim> claim(List<EntityKey> due) throws SQLException {
        var keys = due.stream().map(key -> "'" + key + "'").collect(Collectors.joining(","));
        execute("""
                UPDATE hub.stale SET due_at = clock_timestamp() - interval '1 day'
                    * coalesce(1 << 10 - array_position(ARRAY[%s]::text[], type || ':' || id), -1)
                """.formatted(keys));
        var classes = stale.due();
        return classes.isEmpty() ? Optional.empty() : stale.claim(classes.first(), LEASE);
    }

    /** Fetches, writes and settles. */
    int fetch(Claim claim) {
        return refresher.refresh(claim, new Permit(NO_SLOT, "test", claim.callClass(), Instant.now()));
    }

    /** Sends the call; its answer comes when the test says so. */
    Late fetchLate(Claim claim) throws InterruptedException {
        var call = simulator
                .faults()
                .on("*")
                .containing(claim.single().key().id().toString())
                .hold();
        var fetch = new FutureTask<>(() -> fetch(claim));
        Thread.ofVirtual().start(fetch);
        call.awaitArrival();
        return new Late(call, fetch);
    }

    /** The API fails this once. */
    int fetchInVain(Claim claim) {
        simulator.faults().on("*").times(1).status(503);
        return fetch(claim);
    }

    /**
     * The process dies while it writes ({@code write}) or when it has written and not yet settled ({@code settle}).
     *
     * @return whether it got that far
     */
    boolean fetchAndDie(Claim claim, String place) throws SQLException {
        execute("INSERT INTO chain.death VALUES ('" + place + "')");
        try {
            fetch(claim);
            return false;
        } catch (RuntimeException rolledBack) {
            return true;
        } finally {
            execute("DELETE FROM chain.death");
        }
    }

    /** Every claim under way has ended, whoever holds it. */
    void endClaims() throws SQLException {
        execute(
                "UPDATE hub.stale SET claimed_until = clock_timestamp() - interval '1 second' WHERE claimed_until IS NOT NULL");
    }

    void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
