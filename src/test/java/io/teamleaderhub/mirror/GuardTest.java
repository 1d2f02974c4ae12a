package io.teamleaderhub.mirror;

import static io.teamleaderhub.mirror.Seen.absent;
import static io.teamleaderhub.mirror.Seen.detailed;
import static io.teamleaderhub.mirror.Seen.listed;
import static io.teamleaderhub.support.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What one observation does to a row; {@code remarks} is info-only, {@code primary_address} list-only. */
class GuardTest {
    private final ReplayedRow row = new ReplayedRow();

    @Test
    void theFirstObservationOfEitherKindCreates() {
        assertThat(row.take(listed(1, "{'name': 'a'}")).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(new ReplayedRow().take(detailed(1, "{'name': 'a'}")).outcome())
                .isEqualTo(Outcome.CREATED);
    }

    @Test
    void aNewerListRowKeepsWhatOnlyInfoHas() {
        row.take(detailed(1, "{'name': 'a', 'remarks': 'r'}"));

        var decision = row.take(listed(2, "{'name': 'b', 'primary_address': 'p'}"));

        assertThat(decision.changed()).containsExactly("name", "primary_address");
        assertHolds("{'name': 'b', 'remarks': 'r', 'primary_address': 'p'}");
    }

    @Test
    void aListRowThatShowsAPartOfAnObjectKeepsTheRest() {
        var invoice = new EntityKey(EntityType.INVOICE, new UUID(1, 2));
        row.take(new Observation.Detailed(
                invoice, 1, Instant.EPOCH, document("{'paid': false, 'total': {'due': 9, 'withheld_taxes': [1]}}")));

        var decision = row.take(
                new Observation.Listed(invoice, 2, Instant.EPOCH, document("{'paid': true, 'total': {'due': 0}}")));

        assertThat(decision.changed()).containsExactly("paid", "total.due");
        assertHolds("{'paid': true, 'total': {'due': 0, 'withheld_taxes': [1]}}");
    }

    @Test
    void anOlderListRowBringsOnlyWhatOnlyListsHave() {
        row.take(detailed(2, "{'name': 'b', 'remarks': 'r'}"));

        var decision = row.take(listed(1, "{'name': 'a', 'primary_address': 'p'}"));

        assertThat(decision.changed()).containsExactly("primary_address");
        assertHolds("{'name': 'b', 'remarks': 'r', 'primary_address': 'p'}");
    }

    @Test
    void aNewerInfoReplacesAllButWhatOnlyListsHave() {
        row.take(listed(1, "{'name': 'a', 'gone': 1, 'primary_address': 'p'}"));

        row.take(detailed(2, "{'name': 'b', 'remarks': 'r'}"));

        assertHolds("{'name': 'b', 'remarks': 'r', 'primary_address': 'p'}");
    }

    @Test
    void anOlderInfoBringsOnlyWhatListsDoNotHave() {
        row.take(listed(2, "{'name': 'b', 'primary_address': 'p'}"));

        var decision = row.take(detailed(1, "{'name': 'a', 'remarks': 'r', 'not_in_the_catalogue': 1}"));

        assertThat(decision.changed()).containsExactly("not_in_the_catalogue", "remarks");
        assertHolds("{'name': 'b', 'remarks': 'r', 'primary_address': 'p', 'not_in_the_catalogue': 1}");
    }

    @Test
    void anInfoOnlyKeyThatANewerInfoLacksIsGoneAlsoWhenAListRowIsNewerStill() {
        row.take(detailed(1, "{'name': 'a', 'remarks': 'r'}"));
        row.take(listed(3, "{'name': 'c'}"));

        assertThat(row.take(detailed(2, "{'name': 'b'}")).changed()).containsExactly("remarks");
        assertHolds("{'name': 'c'}");
    }

    @Test
    void aListOnlyKeyThatANewerListRowLacksIsGoneWhicheverIsNewest() {
        row.take(listed(1, "{'name': 'a', 'primary_address': 'p'}"));
        row.take(detailed(3, "{'name': 'c'}"));

        assertThat(row.take(listed(2, "{'name': 'b'}")).changed()).containsExactly("primary_address");
        assertHolds("{'name': 'c'}");
    }

    @Test
    void theSameAgainIsSupersededAndEqualButNewerOnlyConfirms() {
        row.take(listed(1, "{'name': 'a'}"));

        assertThat(row.take(listed(1, "{'name': 'a'}"))).isEqualTo(new Decision.Leave(Outcome.SUPERSEDED));
        assertThat(row.take(listed(2, "{'name': 'a'}"))).isInstanceOf(Decision.Confirm.class);
        assertThat(row.take(detailed(3, "{'name': 'a'}"))).isInstanceOf(Decision.Confirm.class);
    }

    @Test
    void numbersThatPostgresqlHoldsEqualAreNoChange() {
        row.take(listed(1, "{'amount': 10.50, 'count': 100}"));

        assertThat(row.take(listed(2, "{'count': 1e2, 'amount': 10.5}"))).isInstanceOf(Decision.Confirm.class);
    }

    @Test
    void anAbsenceNewerThanEverythingDeletesAndKeepsTheLastValues() {
        row.take(listed(1, "{'name': 'a'}"));
        row.take(detailed(2, "{'name': 'a'}"));

        assertThat(row.take(absent(3)).outcome()).isEqualTo(Outcome.DELETED);
        assertThat(row.deleted()).isTrue();
        assertHolds("{'name': 'a'}");
        assertThat(row.take(absent(4))).isInstanceOf(Decision.Confirm.class);
    }

    @Test
    void anAbsenceOlderThanEitherTruthChangesNothing() {
        row.take(listed(5, "{'name': 'a'}"));
        assertThat(row.take(absent(4))).isEqualTo(new Decision.Leave(Outcome.SUPERSEDED));

        var detailedRow = new ReplayedRow();
        detailedRow.take(detailed(5, "{'name': 'a'}"));
        assertThat(detailedRow.take(absent(4))).isEqualTo(new Decision.Leave(Outcome.SUPERSEDED));
    }

    @Test
    void anAbsenceOfWhatWasNeverSeenWritesNothing() {
        assertThat(Guard.decide(null, absent(1))).isEqualTo(new Decision.Leave(Outcome.UNKNOWN));
    }

    @Test
    void onlyWhatWasAskedForAfterTheAbsenceRevives() {
        row.take(listed(1, "{'name': 'a'}"));
        row.take(absent(5));

        assertThat(row.take(listed(4, "{'name': 'b'}"))).isEqualTo(new Decision.Leave(Outcome.SUPERSEDED));
        assertThat(row.take(detailed(3, "{'name': 'b'}"))).isEqualTo(new Decision.Leave(Outcome.SUPERSEDED));
        assertThat(row.deleted()).isTrue();
        assertThat(row.take(detailed(6, "{'name': 'a'}")).outcome()).isEqualTo(Outcome.REVIVED);
        assertThat(row.deleted()).isFalse();
    }

    @Test
    void whatCannotBeStoredIsLeftWhateverTheRow() {
        var unstorable = new Decision.Leave(Outcome.UNSTORABLE);
        assertThat(row.take(listed(1, "{'name': 'a\\u0000'}"))).isEqualTo(unstorable);
        row.take(listed(2, "{'name': 'a'}"));
        assertThat(row.take(detailed(3, "{'name': '\\ud800'}"))).isEqualTo(unstorable);
        assertHolds("{'name': 'a'}");
    }

    private void assertHolds(String expected) {
        assertThat(Difference.paths(document(expected), row.document())).isEmpty();
    }
}
