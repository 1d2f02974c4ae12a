package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the mirror held at an instant, against a log of what it was given. */
@MicronautTest(transactional = false)
class AsOfIT extends HubParts {
    private static final int CONTACTS = 30;
    private static final int INSTANTS = Scale.of(50, 500);
    private static final int CHANGES_BETWEEN = 6;

    @Inject
    Mirror mirror;

    private final Random random = new Random(7);
    private final List<UUID> ids =
            Stream.generate(UUID::randomUUID).limit(CONTACTS).toList();
    private final Map<String, String> live = new TreeMap<>();
    private final List<Known> log = new ArrayList<>();

    private record Known(String instant, Map<String, String> names) {}

    @Test
    void everyInstantIsAsItWasThen() throws Exception {
        note();
        for (int i = 0; i < INSTANTS; i++) {
            for (int change = 0; change < CHANGES_BETWEEN; change++) {
                change(ids.get(random.nextInt(CONTACTS)), i + "." + change);
            }
            note();
        }

        assertAsOf(log);
        assertDifferences();
        // What history has forgotten changes nothing about the time after that.
        var forgotten = log.get(log.size() / 2).instant();
        Query.execute(surroundings().database(), "DELETE FROM hub.entity_change WHERE at <= '" + forgotten + "'");
        assertAsOf(log.subList(log.size() / 2, log.size()));
    }

    private void change(UUID id, String name) throws IOException {
        var key = new EntityKey(EntityType.CONTACT, id);
        boolean gone = live.containsKey(id.toString()) && random.nextInt(4) == 0;
        var document = Json.read("{\"id\": \"%s\", \"last_name\": \"%s\"}".formatted(id, name));
        mirror.write(
                List.of(
                        gone
                                ? new Observation.Absent(key, mirror.nextSeq(), Instant.EPOCH)
                                : new Observation.Detailed(key, mirror.nextSeq(), Instant.EPOCH, document)),
                any -> Cause.WEBHOOK);
        if (gone) {
            live.remove(id.toString());
        } else {
            live.put(id.toString(), name);
        }
    }

    private void note() throws SQLException {
        var now = Query.firstColumn(surroundings().database(), "SELECT clock_timestamp()::text")
                .getFirst();
        log.add(new Known(now, Map.copyOf(live)));
    }

    private void assertAsOf(List<Known> instants) throws SQLException {
        for (Known known : instants) {
            assertThat(query("SELECT id || ' ' || (data ->> 'last_name') FROM teamleader.all_as_of('contact', '%s')"
                            .formatted(known.instant())))
                    .containsExactlyInAnyOrderElementsOf(known.names().entrySet().stream()
                            .map(one -> one.getKey() + " " + one.getValue())
                            .toList());
            var one = ids.get(random.nextInt(CONTACTS)).toString();
            assertThat(query("SELECT teamleader.as_of('contact', '%s', '%s') ->> 'last_name'"
                            .formatted(one, known.instant())))
                    .containsExactly(known.names().getOrDefault(one, "null"));
        }
    }

    /** Between any two instants, what changes came to is what the two states differ in. */
    private void assertDifferences() throws SQLException {
        for (int i = 0; i < INSTANTS; i++) {
            var from = log.get(random.nextInt(log.size() - 1));
            var to = log.get(log.indexOf(from) + 1 + random.nextInt(log.size() - 1 - log.indexOf(from)));
            assertThat(query("""
                    SELECT concat_ws(' ', id, operation, changed, before ->> 'last_name', after ->> 'last_name')
                    FROM teamleader.differences('contact', '%s', '%s')""".formatted(from.instant(), to.instant())))
                    .containsExactlyInAnyOrderElementsOf(differences(from.names(), to.names()));
        }
    }

    private List<String> differences(Map<String, String> before, Map<String, String> after) {
        var differences = new ArrayList<String>();
        for (UUID one : ids) {
            var id = one.toString();
            var was = before.get(id);
            var is = after.get(id);
            if (was == null && is != null) {
                differences.add("%s create {} %s".formatted(id, is));
            } else if (was != null && is == null) {
                differences.add("%s delete {} %s".formatted(id, was));
            } else if (was != null && !was.equals(is)) {
                differences.add("%s update {last_name} %s %s".formatted(id, was, is));
            }
        }
        return differences;
    }

    private List<String> query(String sql) throws SQLException {
        return Query.firstColumn(surroundings().database(), sql);
    }
}
