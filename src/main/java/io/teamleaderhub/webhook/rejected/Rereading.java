package io.teamleaderhub.webhook.rejected;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.webhook.Notification;
import io.teamleaderhub.webhook.ReceivedEvent;
import io.teamleaderhub.webhook.Rejection;
import io.teamleaderhub.webhook.WebhookLog;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads rejected events again, batch by batch. One that can be read now is appended to the topic of webhooks under its own
 * id and instant, so that a second time adds nothing, and its row goes once it is durable there.
 */
@Singleton
final class Rereading {
    /** Stands for the key that signed the URL, which is not kept. */
    static final String SIGNING_KEY = "replay";

    private static final int BATCH = 100;
    /** A body from the door has 64 KiB at the most, one that others wrote to the topic a megabyte. */
    private static final long BATCH_BYTES = 8L * 1024 * 1024;

    private final RejectedEventRepository repository;
    private final WebhookLog log;

    Rereading(RejectedEventRepository repository, WebhookLog log) {
        this.repository = repository;
        this.log = log;
    }

    /**
     * What came of it.
     *
     * @param refused how many could be read and Kafka did not take
     */
    record Count(long done, long stillRejected, long left, long refused) {}

    /**
     * Reads those selected again, the longest not tried first, until none is left, the time is up or Kafka takes none.
     * Blocks, 5 s longer than said at the most.
     *
     * @param accountId whose events they are
     */
    Count run(String selection, String accountId, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        var since = repository.now();
        long done = 0;
        long stillRejected = 0;
        long refused = 0;
        boolean goingOn = true;
        while (goingOn && System.nanoTime() < end) {
            var rows = repository.untried(selection, since, BATCH, BATCH_BYTES);
            var batch = new Batch(rows);
            var durable = log.append(batch.readable, accountId);
            goingOn = !rows.isEmpty() && (!durable.isEmpty() || batch.readable.isEmpty());
            done += batch.settle(durable);
            stillRejected += batch.rejected;
            refused += batch.readable.size() - durable.size();
        }
        return new Count(done, stillRejected, repository.countUntried(selection, since), refused);
    }

    /** Some rows: what can be read now, and what to note of the others. */
    private final class Batch {
        private final Map<UUID, RejectedRow> rows = new LinkedHashMap<>();
        private final Map<ReceivedEvent, byte[]> readable = new LinkedHashMap<>();
        private final List<JsonNode> notes = new ArrayList<>();
        private long rejected;

        Batch(List<RejectedRow> read) {
            for (RejectedRow row : read) {
                rows.put(row.id(), row);
                var body = row.bytes();
                var notification = Notification.read(body);
                var rejection = notification.map(Rejection::of).orElse(Optional.of(Rejection.UNREADABLE));
                if (rejection.isPresent()) {
                    rejected++;
                    notes.add(note(
                            row.id(), rejection.get().stored(), rejection.get().reason(), 1));
                } else {
                    var found = notification.orElseThrow();
                    readable.put(new ReceivedEvent(row.id(), row.receivedAt(), SIGNING_KEY, found), body);
                }
            }
        }

        /** Removes what is durable and notes the tries in vain; returns how many rows went. */
        int settle(Set<ReceivedEvent> durable) {
            var gone = new ArrayList<JsonNode>();
            for (ReceivedEvent event : readable.keySet()) {
                var row = Objects.requireNonNull(rows.get(event.id()));
                if (durable.contains(event)) {
                    gone.add(JsonNode.createStringNode(event.id().toString()));
                } else {
                    notes.add(note(row.id(), row.cause(), row.reason(), 0));
                }
            }
            if (!notes.isEmpty()) {
                repository.note(Json.write(JsonNode.createArrayNode(notes)));
            }
            return gone.isEmpty() ? 0 : repository.delete(Json.write(JsonNode.createArrayNode(gone)));
        }

        private static JsonNode note(UUID id, String cause, String reason, int replays) {
            var note = new LinkedHashMap<String, JsonNode>();
            note.put("id", JsonNode.createStringNode(id.toString()));
            note.put("cause", JsonNode.createStringNode(cause));
            note.put("reason", JsonNode.createStringNode(reason));
            note.put("replays", JsonNode.createNumberNode(replays));
            return JsonNode.createObjectNode(note);
        }
    }
}
