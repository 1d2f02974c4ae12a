package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers of info and of a list about one contact, asked and arriving in any order. */
@MicronautTest(transactional = false)
class ListAndInfoIT extends HubParts {
    private static final Instant AS_OF = Instant.parse("2026-02-01T10:00:00Z");

    @Inject
    Mirror mirror;

    private EntityKey key;

    @BeforeEach
    void pickContact() {
        key = new EntityKey(EntityType.CONTACT, UUID.randomUUID());
    }

    @ParameterizedTest(name = "info asked last: {0}, info arrives first: {1}, row there before: {2}")
    @CsvSource({
        "true, true, true", "true, false, true", "false, true, true", "false, false, true",
        "true, true, false", "true, false, false", "false, true, false", "false, false, false"
    })
    void eachBringsItsOwnAndTheOneAskedLastTheRest(boolean infoIsNewer, boolean infoFirst, boolean held)
            throws Exception {
        if (held) {
            write(info(mirror.nextSeq(), "before", "before"));
            write(list(mirror.nextSeq(), "before", "before"));
        }
        int lines = history().size();
        long older = mirror.nextSeq();
        long newer = mirror.nextSeq();
        var info = info(infoIsNewer ? newer : older, infoIsNewer ? "newer" : "older", "by info");
        var list = list(infoIsNewer ? older : newer, infoIsNewer ? "older" : "newer", "by list");

        var first = write(infoFirst ? info : list);
        var second = write(infoFirst ? list : info);

        assertThat(first).isEqualTo(held ? Outcome.CHANGED : Outcome.CREATED);
        assertThat(second).isEqualTo(Outcome.CHANGED);
        assertDocument("newer", "by info", "by list");
        assertThat(history()).hasSize(lines + 2);

        for (int i = 0; i < 2; i++) {
            assertThat(write(info).written()).isFalse();
            assertThat(write(list).written()).isFalse();
        }
        assertDocument("newer", "by info", "by list");
        assertThat(history()).hasSize(lines + 2);
    }

    @Test
    void equalAnswersAskedAgainAddNoHistoryAndDoNotAlternate() throws Exception {
        write(info(mirror.nextSeq(), "same", "same"));
        write(list(mirror.nextSeq(), "same", "same"));
        int lines = history().size();

        for (int i = 0; i < 3; i++) {
            assertThat(write(list(mirror.nextSeq(), "same", "same"))).isEqualTo(Outcome.UNCHANGED);
            assertThat(write(info(mirror.nextSeq(), "same", "same"))).isEqualTo(Outcome.UNCHANGED);
        }
        assertThat(history()).hasSize(lines);
    }

    @Test
    void anEqualAnswerStillProvesHowNewTheRowIs() throws Exception {
        write(info(mirror.nextSeq(), "same", "same"));
        long before = mirror.nextSeq();
        long confirmed = mirror.nextSeq();
        write(info(confirmed, "same", "same"));

        assertThat(write(info(before, "late", "late"))).isEqualTo(Outcome.SUPERSEDED);
        assertDocument("same", "same", "null");
        assertThat(value("info_seq")).isEqualTo(String.valueOf(confirmed));
    }

    @Test
    void aListRowAskedForBeforeTheDeletionDoesNotRevive() throws Exception {
        write(info(mirror.nextSeq(), "there", "there"));
        long page = mirror.nextSeq();
        write(new Observation.Absent(key, mirror.nextSeq(), AS_OF));

        assertThat(write(list(page, "there", "there"))).isEqualTo(Outcome.SUPERSEDED);
        assertThat(write(list(mirror.nextSeq(), "back", "back"))).isEqualTo(Outcome.REVIVED);
        assertThat(history()).containsExactly("create", "delete", "revive");
        assertDocument("back", "there", "back");
    }

    private Outcome write(Observation seen) {
        return mirror.write(List.of(seen), key -> Cause.WEBHOOK)
                .values()
                .iterator()
                .next()
                .outcome();
    }

    private Observation info(long seq, String common, String own) throws IOException {
        var document = """
                {"id": "%s", "last_name": "%s", "remarks": "%s", "addresses": [{"type": "%s"}]}
                """.formatted(key.id(), common, own, own);
        return new Observation.Detailed(key, seq, AS_OF, Json.read(document));
    }

    private Observation list(long seq, String common, String own) throws IOException {
        var document = """
                {"id": "%s", "last_name": "%s", "primary_address": {"city": "%s"}}
                """.formatted(key.id(), common, own);
        return new Observation.Listed(key, seq, AS_OF, Json.read(document));
    }

    private void assertDocument(String common, String byInfo, String byList) throws SQLException {
        assertThat(value("data ->> 'last_name'")).isEqualTo(common);
        assertThat(value("data ->> 'remarks'")).isEqualTo(byInfo);
        assertThat(value("data #>> '{addresses,0,type}'")).isEqualTo(byInfo);
        assertThat(value("data #>> '{primary_address,city}'")).isEqualTo(byList);
    }

    private String value(String expression) throws SQLException {
        return query("SELECT " + expression + " FROM hub.entity", "").getFirst();
    }

    private List<String> history() throws SQLException {
        return query("SELECT operation FROM hub.entity_change", " ORDER BY seq");
    }

    private List<String> query(String sql, String order) throws SQLException {
        return Query.firstColumn(
                surroundings().database(), sql + " WHERE type = 'contact' AND id = '" + key.id() + "'" + order);
    }
}
