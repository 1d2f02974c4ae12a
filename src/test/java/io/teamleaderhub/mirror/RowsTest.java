package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.support.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
    @Test
    void aListRowAndAnInfoEachProveTheirOwnTruth() {
        var listed = row(Seen.listed(7, "{'a': 1}"));
        var detailed = row(Seen.detailed(8, "{'a': 1}"));

        assertThat(Json.member(listed, "listed_seq").getLongValue()).isEqualTo(7);
        assertThat(Json.text(listed, "listed_as_of")).contains("1970-01-01T00:00:07Z");
        assertThat(listed.get("info_seq")).isNull();
        assertThat(Json.member(detailed, "info_seq").getLongValue()).isEqualTo(8);
        assertThat(detailed.get("listed_seq")).isNull();
        assertThat(Json.text(detailed, "info_hash")).isEqualTo(Json.text(listed, "listed_hash"));
    }

    @Test
    void equalDocumentsHaveEqualHashesAndOthersDoNot() {
        var hash = hash("{'a': 1.0, 'b': [1]}");

        assertThat(hash("{'b': [1], 'a': 1}")).isEqualTo(hash);
        assertThat(hash("{'b': [2], 'a': 1}")).isNotEqualTo(hash);
    }

    @Test
    void anAbsenceProvesNoHash() {
        var gone = Rows.confirmation(Sighting.of(Seen.absent(9)), true, true);

        assertThat(gone.get("info_hash")).isNull();
        assertThat(Json.member(gone, "info_seq").getLongValue()).isEqualTo(9);
        assertThat(Json.member(gone, "gone").getBooleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-15T10:00:00+01:00", "2026-01-15T09:00:00Z", "2026-01-15T09:00:00.000000+00:00"})
    void theSourcesInstantIsKeptInUtc(String updatedAt) {
        assertThat(sourceUpdatedAt("{'updated_at': '" + updatedAt + "'}")).isEqualTo("2026-01-15T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'updated_at': null}",
                "{'updated_at': 5}",
                "{'updated_at': 'yesterday'}",
                "{'updated_at': '2026-01-15'}",
                "{'updated_at': '+999999999-12-31T23:59:59Z'}",
                "{'updated_at': '+10000-01-01T00:00:00Z'}",
                "{'updated_at': '9999-12-31T23:59:59-18:00'}",
                "{'updated_at': '-4800-01-01T00:00:00Z'}",
                "{'updated_at': '0000-01-01T00:00:00Z'}"
            })
    void whatIsNoInstantThatPostgresqlHoldsIsLeftOut(String document) {
        assertThat(Rows.write(Sighting.of(Seen.listed(1, document)), Documents.document(document), true)
                        .get("source_updated_at"))
                .isNull();
    }

    @Test
    void aChangeIsNamedByItsOperation() {
        assertThat(List.of(Outcome.CREATED, Outcome.CHANGED, Outcome.REVIVED, Outcome.DELETED).stream()
                        .map(outcome -> Rows.change(Seen.CONTACT, outcome, Cause.WEBHOOK, List.of("a.b")))
                        .map(change -> Json.text(change, "operation").orElseThrow()))
                .containsExactly("create", "update", "revive", "delete");
        assertThatThrownBy(() -> Rows.change(Seen.CONTACT, Outcome.UNCHANGED, Cause.WEBHOOK, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode row(Observation seen) {
        return Rows.write(Sighting.of(seen), History.documentOf(seen).orElseThrow(), true);
    }

    private static String hash(String document) {
        return Json.text(row(Seen.listed(1, document)), "listed_hash").orElseThrow();
    }

    private static String sourceUpdatedAt(String document) {
        return Json.text(row(Seen.detailed(1, document)), "source_updated_at").orElseThrow();
    }
}
