package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamleaderhub.dev.world.Operator;
import io.teamleaderhub.dev.world.Operator.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** An operator who starts runs and reads their reports. */
record Reconciling(Operator operator) {
    static final String PATH = "/admin/reconciliations";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Starts a run and returns it once it is over. */
    JsonNode run(String wanted) throws Exception {
        return finished(operator.post(PATH, wanted));
    }

    /** A full run of everything. */
    JsonNode full() throws Exception {
        return run("{\"mode\": \"full\"}");
    }

    /** Follows Location until the run is over. */
    JsonNode finished(Reply accepted) throws Exception {
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(202);
        return over(location(accepted));
    }

    /** The run at that place, once it is over. */
    JsonNode over(String location) throws Exception {
        await("reconciliation over")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> over(operator.get(location)));
        return operator.get(location).body();
    }

    private static boolean over(Reply run) {
        assertThat(run.status()).isEqualTo(200);
        return !run.body().path("finishedAt").isNull();
    }

    static String location(Reply accepted) {
        return accepted.response().headers().firstValue("Location").orElseThrow();
    }

    static JsonNode step(JsonNode run, String type) {
        return StreamSupport.stream(run.path("steps").spliterator(), false)
                .filter(step -> step.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** Everything that a run found. */
    List<JsonNode> findings(JsonNode run) throws Exception {
        var found = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = operator.get("%s/%s/findings?limit=500&cursor=%s"
                            .formatted(PATH, run.path("id").asText(), cursor))
                    .body();
            page.path("items").forEach(found::add);
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return found;
    }
}
