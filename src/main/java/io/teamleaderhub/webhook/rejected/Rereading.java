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
import java.util.Optional;
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
     * @param taken whether Kafka took all that could be read
     */
    record Count(long done, long stillRejected, long left, boolean taken) {}

    /**
     * Reads those selected again, the longest not tried first, until none is left, the time is up or Kafka does not take
     * one. Blocks, 2.5 s longer than said at the most.
     *
     * @param accountId whose events they are
     */
    Count run(String selection, String accountId, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        var since = repository.now();
        long done = 0;
        long stillRejected = 0;
        boolean taken = true;
        while (taken && System.nanoTime() < end) {
            var rows = repository.untried(selection, since, BATCH, BATCH_BYTES);
            if (rows.isEmpty()) {
                break;
            }
            var batch = new Batch(accountId, end);
            taken = batch.read(rows);
            done += batch.settle();
            stillRejected += batch.rejected;
        }
        return new Count(done, stillRejected, repository.countUntried(selection, since), taken);
    }

    /** Some rows: the ids of those that are in Kafka, and what to note of the others. */
    private final class Batch {
        private final String accountId;
        private final long end;
        private final List<JsonNode> appended = new ArrayList<>();
        private final List<JsonNode> notes = new ArrayList<>();
        private long rejected;

        Batch(String accountId, long end) {
            this.accountId = accountId;
            this.end = end;
        }

        /** Whether Kafka took all that could be read, as far as there was time. */
        boolean read(List<RejectedRow> rows) throws InterruptedException {
            for (RejectedRow row : rows) {
                if (System.nanoTime() >= end) {
                    return true;
                }
                var body = row.bytes();
                var notification = Notification.read(body);
                var rejection = notification.map(Rejection::of).orElse(Optional.of(Rejection.UNREADABLE));
                if (rejection.isPresent()) {
                    rejected++;
                    notes.add(note(
                            row.id(), rejection.get().stored(), rejection.get().reason()));
                } else if (append(row, body, notification.orElseThrow())) {
                    appended.add(JsonNode.createStringNode(row.id().toString()));
                } else {
                    notes.add(note(row.id(), row.cause(), row.reason()));
                    return false;
                }
            }
            return true;
        }

        private boolean append(RejectedRow row, byte[] body, Notification notification) throws InterruptedException {
            var event = new ReceivedEvent(row.id(), row.receivedAt(), SIGNING_KEY, notification);
            return log.append(event, accountId, body);
        }

        /** Removes what is durable and notes the tries in vain; returns how many rows went. */
        int settle() {
            if (!notes.isEmpty()) {
                repository.note(Json.write(JsonNode.createArrayNode(notes)));
            }
            return appended.isEmpty() ? 0 : repository.delete(Json.write(JsonNode.createArrayNode(appended)));
        }

        private static JsonNode note(UUID id, String cause, String reason) {
            var note = new LinkedHashMap<String, JsonNode>();
            note.put("id", JsonNode.createStringNode(id.toString()));
            note.put("cause", JsonNode.createStringNode(cause));
            note.put("reason", JsonNode.createStringNode(reason));
            return JsonNode.createObjectNode(note);
        }
    }
}
