package io.teamleaderhub.refresh;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.Selection;
import io.teamleaderhub.teamleader.Teamleader;
import io.teamleaderhub.teamleader.budget.Permit;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes the one call that a claim costs: info for one key, a list for several. Blocks for the call. */
@Singleton
final class Fetcher {
    private final Teamleader teamleader;
    private final Mirror mirror;
    private final InstantSource clock;

    Fetcher(Teamleader teamleader, Mirror mirror, InstantSource clock) {
        this.teamleader = teamleader;
        this.mirror = mirror;
        this.clock = clock;
    }

    /** Fetches and uses the permit up; the number that orders what is seen is drawn before the request leaves. */
    Fetched fetch(Claim claim, Permit permit) {
        long seq = mirror.nextSeq();
        var at = clock.instant();
        if (claim.byList()) {
            return listed(claim, list(claim, permit), seq, at);
        }
        return detailed(claim.single().key(), teamleader.info(claim.single().key(), permit), seq, at);
    }

    private Answer list(Claim claim, Permit permit) {
        if (!claim.type().listedByIds()) {
            return teamleader.page(claim.type(), Selection.ALL, 1, permit).answer();
        }
        var ids = claim.keys().stream().map(key -> key.key().id()).toList();
        return teamleader.list(claim.type(), ids, permit);
    }

    private static Fetched detailed(EntityKey key, Answer answer, long seq, Instant at) {
        return switch (answer) {
            case Answer.Found(var document)
            when isAbout(document, key) ->
                new Fetched.Seen(at, Map.of(key, new Observation.Detailed(key, seq, at, document)));
            case Answer.Found found ->
                new Fetched.Failed(at, new Answer.Unreadable("the answer is about another entity"));
            case Answer.Gone gone -> new Fetched.Seen(at, Map.of(key, new Observation.Absent(key, seq, at)));
            default -> new Fetched.Failed(at, answer);
        };
    }

    private static Fetched listed(Claim claim, Answer answer, long seq, Instant at) {
        if (!(answer instanceof Answer.Found(var rows))) {
            return new Fetched.Failed(at, answer);
        }
        var byId = new HashMap<UUID, JsonNode>();
        rows.values().forEach(row -> idOf(row).ifPresent(id -> byId.put(id, row)));
        var seen = new HashMap<EntityKey, Observation>();
        for (Claim.Key key : claim.keys()) {
            var row = byId.get(key.key().id());
            if (row != null) {
                seen.put(key.key(), new Observation.Listed(key.key(), seq, at, row));
            } else if (!claim.type().detailed() && key.tries().own() > 0) {
                seen.put(key.key(), new Observation.Absent(key.key(), seq, at)); // missing before, a while ago
            }
        }
        if (seen.isEmpty() && !claim.type().listedByIds() && rows.size() >= Teamleader.PAGE_SIZE) {
            return new Fetched.Failed(at, new Answer.Unreadable("the list is longer than the page that was asked for"));
        }
        return new Fetched.Seen(at, seen);
    }

    private static boolean isAbout(JsonNode document, EntityKey key) {
        return document.isObject() && idOf(document).filter(key.id()::equals).isPresent();
    }

    private static Optional<UUID> idOf(JsonNode document) {
        return Json.text(document, "id").flatMap(Ids::parse);
    }
}
