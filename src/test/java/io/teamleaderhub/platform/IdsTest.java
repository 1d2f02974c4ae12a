package io.teamleaderhub.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

    @Test
    void anIdIsOfVersionSevenAndBeginsWithTheMilliseconds() {
        var id = new Ids(InstantSource.fixed(NOW)).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void idsOfLaterMillisecondsSortLater() {
        var ids = IntStream.range(0, 1_000)
                .mapToObj(millis -> new Ids(InstantSource.fixed(NOW.plusMillis(millis)))
                        .next()
                        .toString());

        assertThat(ids).isSorted();
    }

    @Test
    void theSameNameHasTheSameIdWhenever() {
        var id = new Ids(InstantSource.fixed(NOW)).named("webhook-id:msg_1");

        assertThat(id).isEqualTo(new Ids(InstantSource.system()).named("webhook-id:msg_1"));
        assertThat(id).isNotEqualTo(new Ids(InstantSource.system()).named("webhook-id:msg_2"));
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        var ids = new Ids(InstantSource.fixed(NOW));

        assertThat(Stream.generate(ids::next).limit(10_000)).doesNotHaveDuplicates();
    }

    @Test
    void aSecretHas256BitsAndIsNewEachTime() {
        var ids = new Ids(InstantSource.fixed(NOW));

        assertThat(Stream.generate(ids::secret).limit(100))
                .doesNotHaveDuplicates()
                .allMatch(secret -> secret.matches("[\\w-]{43}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2a39e420-3ba3-4384-8024-fa702ef99c9f",
                "2a39e420-3ba3-0384-f024-fa702ef99c9f",
                "2a39e420-3ba3-f384-0024-fa702ef99c9f",
                "00000000-0000-0000-0000-000000000000"
            })
    void readsAnIdWhateverItsVersionSays(String text) {
        assertThat(Ids.parse(text)).contains(UUID.fromString(text));
    }

    @Test
    void readsUpperCaseAsTheSameId() {
        assertThat(Ids.parse("2A39E420-3BA3-4384-8024-FA702EF99C9F"))
                .isEqualTo(Ids.parse("2a39e420-3ba3-4384-8024-fa702ef99c9f"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "2a39e4203ba343848024fa702ef99c9f",
                "{2a39e420-3ba3-4384-8024-fa702ef99c9f}",
                "2a39e420-3ba3-4384-8024-fa702ef99c9",
                "2a39e420-3ba3-4384-8024-fa702ef99c9ff",
                "2a39e420-3ba3-4384-8024-fa702ef99c9f\n",
                "2a39e420-3ba3-4384-8024-fa702ef99c9g",
                "٢a39e420-3ba3-4384-8024-fa702ef99c9f"
            })
    void refusesWhatIsNoId(String text) {
        assertThat(Ids.parse(text)).isEmpty();
    }
}
