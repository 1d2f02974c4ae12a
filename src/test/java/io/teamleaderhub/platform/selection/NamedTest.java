package io.teamleaderhub.platform.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamleaderhub.platform.HubException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedTest {
    @Test
    void isWhatStatementsReadByTheirColumns() {
        var named = new Named()
                .text("search", "search", "Zo\u00eb")
                .id("id", "id", null, "an entity's")
                .oneOf("cause", "cause_class", "denied", List.of("invalid", "denied"))
                .instant("failedAfter", "failed_after", "2026-01-31T08:00:00Z")
                .text("other", "other", "");

        assertThat(named.toJson())
                .isEqualTo(
                        "{\"search\":\"Zo\u00eb\",\"cause_class\":\"denied\",\"failed_after\":\"2026-01-31T08:00:00Z\"}");
        assertThat(named.nothing()).isFalse();
        assertThat(new Named().text("search", "search", "").nothing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-01-31", "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z"})
    void whatIsNoInstantOfTheDatabaseIsRefused(String value) {
        refused(() -> new Named().instant("after", "after", value), "after must be an instant such as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "\ud800"})
    void textThatTheDatabaseWouldRefuseIsRefusedBefore(String value) {
        refused(() -> new Named().text("search", "search", value), "search must be one line");
    }

    @Test
    void whatIsNoIdOrNoneOfTheWordsIsRefused() {
        refused(() -> new Named().id("id", "id", "12", "an entity's"), "id must be an entity's id.");
        refused(() -> new Named().oneOf("cause", "cause", "x", List.of("a", "b")), "cause must be one of a, b.");
    }

    private static void refused(Runnable asking, String detail) {
        assertThatThrownBy(asking::run).isInstanceOf(HubException.class).hasMessageStartingWith(detail);
    }
}
