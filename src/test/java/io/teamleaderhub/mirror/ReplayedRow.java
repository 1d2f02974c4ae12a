package io.teamleaderhub.mirror;

import static java.util.Objects.requireNonNull;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.support.Documents;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row that takes observations as the database's row does: the guard decides, the decision is carried out. */
final class ReplayedRow {
    private @Nullable MirrorRow row;

    Decision take(Observation seen) {
        var decision = Guard.decide(row, seen);
        row = switch (decision) {
            case Decision.Write write -> proven(seen, Json.write(write.document()), null);
            case Decision.Delete delete -> proven(seen, data(), seen.asOf());
            case Decision.Confirm confirm -> proven(seen, data(), held().deletedAt());
            case Decision.Leave leave -> row;
        };
        return decision;
    }

    private MirrorRow proven(Observation seen, String data, @Nullable Instant deletedAt) {
        var listedSeq = row == null ? null : row.listedSeq();
        var infoSeq = row == null ? null : row.infoSeq();
        boolean list = seen instanceof Observation.Listed;
        return new MirrorRow(
                seen.key().id(),
                seen.key().type().singular(),
                data,
                list ? Long.valueOf(seen.seq()) : listedSeq,
                list ? infoSeq : Long.valueOf(seen.seq()),
                deletedAt,
                false);
    }

    private MirrorRow held() {
        return requireNonNull(row);
    }

    private String data() {
        return requireNonNull(held().data());
    }

    JsonNode document() {
        return Documents.document(data());
    }

    /** The document so that equal ones give equal text. */
    String canonical() {
        return Json.canonical(document());
    }

    boolean deleted() {
        return held().deleted();
    }

    /** Whether a fetch that found the entity was asked for after that. */
    boolean foundAfter(long seq) {
        return row != null && !row.deleted() && (row.listedAfter(seq) || row.detailedAfter(seq));
    }
}
