package io.teamleaderhub.platform.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.selection.Cursor.Column;
import io.teamleaderhub.platform.selection.Cursor.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final Cursor CURSOR =
            new Cursor(new Column("at", Kind.INSTANT), new Column("type", Kind.TEXT), new Column("id", Kind.ID));
    private static final String ID = "0198a8c0-0000-7000-8000-000000000000";

    @Test
    void isReadBackAsThePlaceItWasMadeOf() {
        var cursor = CURSOR.after(Instant.parse("2026-01-31T08:00:00.123456Z"), "contact", ID);

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(CURSOR.read(cursor))
                .isEqualTo("{\"at\":\"2026-01-31T08:00:00.123456Z\",\"type\":\"contact\",\"id\":\"" + ID + "\"}");
        assertThat(CURSOR.read("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "{}",
                "[]",
                "{\"at\":\"x\",\"type\":\"contact\",\"id\":\"" + ID + "\"}",
                "{\"at\":\"+99999-01-01T00:00:00Z\",\"type\":\"contact\",\"id\":\"" + ID + "\"}",
                "{\"at\":\"2026-01-31T08:00:00Z\",\"type\":\"a\\u0000\",\"id\":\"" + ID + "\"}",
                "{\"at\":\"2026-01-31T08:00:00Z\",\"type\":\"contact\",\"id\":\"x\"}",
                "{\"at\":\"2026-01-31T08:00:00Z\",\"type\":\"contact\",\"id\":7}",
                "{\"at\":\"2026-01-31T08:00:00Z\",\"id\":\"" + ID + "\"}",
                "{\"at\":\"2026-01-31T08:00:00Z\",\"type\":\"contact\",\"id\":\"" + ID + "\",\"x\":\"\\u0000\"}"
            })
    void whatItDidNotMakeIsRefused(String place) {
        refused(Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8)));
        refused(place);
    }

    @Test
    void itsValuesComeOneByOne() {
        var byNumber = new Cursor(new Column("seq", Kind.NUMBER), new Column("id", Kind.ID));

        assertThat(byNumber.values(byNumber.after(-1, ID))).containsExactly("-1", ID);
        assertThat(byNumber.values("")).isEmpty();
        for (String seq : new String[] {"1.5", "1e3", "9999999999999999999", "", "x"}) {
            assertThatThrownBy(() -> byNumber.values(byNumber.after(seq, ID))).isInstanceOf(HubException.class);
        }
    }

    private static void refused(String cursor) {
        assertThatThrownBy(() -> CURSOR.read(cursor))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("cursor is none of this list");
    }
}
