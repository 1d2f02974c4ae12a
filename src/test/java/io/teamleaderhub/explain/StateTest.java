package io.teamleaderhub.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.mirror.EntityState;
import io.teamleaderhub.refresh.story.Pending;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The word for every state an entity can be in, and the sentence that goes with it. */
class StateTest {
    private static final Instant AT = Instant.parse("2026-02-01T10:00:00Z");
    private static final EntityKey KEY =
            new EntityKey(EntityType.CONTACT, UUID.fromString("0198a8c0-0000-7000-8000-000000000000"));
    private static final Optional<EntityState> MIRRORED = Optional.of(new EntityState(null, AT, AT.plusSeconds(1), 1));
    private static final Optional<Pending> NOTHING = Optional.empty();

    @Test
    void withNothingToDoItIsWhatTheMirrorHolds() {
        assertSaid(
                MIRRORED,
                NOTHING,
                "current",
                "is current: List fields as of 2026-02-01T10:00:00Z, the others as of 2026");
        assertSaid(
                Optional.of(new EntityState(AT, AT, AT, 2)),
                NOTHING,
                "deleted",
                "is deleted: gone at Teamleader since 2026-02-01T10:00:00Z or before");
        assertSaid(Optional.empty(), NOTHING, "unknown", "is unknown: the mirror never held it");
    }

    @Test
    void whatIsStillToComeIsNamed() {
        assertSaid(
                MIRRORED, pending("list", "pending", AT, null), "stale", "is stale: a fetch of it is due. List fields");
        assertSaid(
                MIRRORED, pending("detail_rest", "pending", AT, null), "stale", "what only info has is still to come.");
        assertSaid(
                MIRRORED, pending("list_rest", "pending", AT, null), "stale", "what only lists have is still to come.");
        assertSaid(Optional.empty(), pending("list", "pending", AT, null), "stale", "The mirror never held it.");
    }

    @Test
    void aFailureIsSaidWithItsCauseAndWhatToDo() {
        assertSaid(
                MIRRORED,
                pending("detail", "waiting", AT, "unavailable"),
                "waiting",
                "is waiting for its next try (unavailable, 3 attempts: what it said). List fields");
        assertSaid(
                MIRRORED,
                pending("detail", "dead", AT, "invalid"),
                "dead",
                "(invalid, 3 attempts: what it said). Mend the cause, then: ./hub dead-letters replay --type contact --id "
                        + KEY.id());
        assertSaid(
                MIRRORED,
                pending("detail", "waiting", null, "suspended"),
                "suspended",
                "is put aside: Teamleader denies this hub every contact (suspended, 3 attempts: what it said).");
        assertSaid(
                MIRRORED,
                pending("detail", "waiting", null, "withheld"),
                "withheld",
                "./hub reconciliations approve-deletions " + KEY.id() + " --count <how many>.");
    }

    private static void assertSaid(
            Optional<EntityState> mirrored, Optional<Pending> pending, String outcome, String sentence) {
        var state = State.of(mirrored, pending);
        assertThat(state.outcome()).isEqualTo(outcome);
        assertThat(Summary.of(KEY, state))
                .startsWith("contact " + KEY.id() + " is ")
                .contains(sentence);
    }

    private static Optional<Pending> pending(
            String need, String state, @Nullable Instant dueAt, @Nullable String causeClass) {
        var said = causeClass == null ? null : "what it said";
        return Optional.of(
                new Pending(need, 0, "webhook", state, AT, dueAt, 3, causeClass, said, AT, said, AT, KEY.id()));
    }
}
