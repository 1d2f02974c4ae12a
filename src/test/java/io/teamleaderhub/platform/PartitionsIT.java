package io.teamleaderhub.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class PartitionsIT extends HubParts {
    private static final Instant TODAY = Instant.parse("2031-07-20T03:00:00Z");

    @Inject
    PartitionRepository repository;

    @Test
    void theDaysAheadAreThereAndLogsKeepThirtyDays() throws Exception {
        for (String log : List.of("event_log", "fetch_log")) {
            for (String day : List.of("20310101", "20310619", "20310620")) {
                Query.execute(
                        surroundings().database(),
                        "SELECT hub.create_partition('%s', '_%2$s', '%2$s'::date, '%2$s'::date + 1)"
                                .formatted(log, day));
            }
        }

        var partitions = new Partitions(repository, InstantSource.fixed(TODAY));
        partitions.keep();
        partitions.keep();

        for (String log : List.of("event_log", "fetch_log")) {
            assertThat(partitionsOf(log))
                    .contains(log + "_20310620", log + "_20310720", log + "_20310723", log + "_default")
                    .doesNotContain(log + "_20310101", log + "_20310619");
        }
        assertThat(partitionsOf("entity_change")).contains("entity_change_203107", "entity_change_203110");
    }

    private List<String> partitionsOf(String table) throws Exception {
        return Query.firstColumn(
                        surroundings().database(),
                        "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'hub.%s'::regclass"
                                .formatted(table))
                .stream()
                .map(name -> name.replace("hub.", ""))
                .toList();
    }
}
