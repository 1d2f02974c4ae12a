package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** What happens to a deal besides updates: it is won, lost or moved to another phase. */
final class DealEdits {
    private final InstantSource clock;
    private final boolean raisingUpdated;

    DealEdits(SimulatorSettings settings) {
        this.clock = settings.time().clock();
        this.raisingUpdated = settings.has(Switch.DEAL_ACTIONS_RAISE_UPDATED);
    }

    Edit win() {
        return edit("won", deal -> {
            close(deal, "won");
            deal.set("estimated_probability", IntNode.valueOf(1));
            deal.set("weighted_value", deal.path("estimated_value").deepCopy());
            deal.putNull("lost_reason");
        });
    }

    Edit lose(JsonNode reasonId, JsonNode remark) {
        return edit("lost", deal -> {
            close(deal, "lost");
            ObjectNode lost = Json.object();
            lost.set("reason", BodyShapes.reference("lostReason", reasonId));
            lost.put("remark", remark.isTextual() ? remark.textValue() : null);
            deal.set("lost_reason", lost);
        });
    }

    Edit move(String phaseId, String userId) {
        return edit("moved", deal -> {
            ObjectNode phase = Json.reference("dealPhase", phaseId);
            deal.set("current_phase", phase);
            deal.withArray("phase_history")
                    .add(DealGenerator.phase(phase, Times.document(clock.instant()), Json.reference("user", userId)));
        });
    }

    private Edit edit(String event, Consumer<ObjectNode> change) {
        return new Edit(change, raisingUpdated ? List.of(event, "updated") : List.of(event), true);
    }

    private void close(ObjectNode deal, String status) {
        deal.put("status", status).put("closed_at", Times.document(clock.instant()));
    }
}
