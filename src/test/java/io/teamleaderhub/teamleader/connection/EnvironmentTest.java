package io.teamleaderhub.teamleader.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private static final String HUB = "https://hub.example.com/sync/oauth";
    private static final String TERMINAL = "http://localhost:9999/sync/oauth";

    private final Environment here = new Environment("client", HUB, "7/16384");

    @Test
    void theSameAndOneNeverPinnedAreAtHome() {
        assertThat(here.differenceFrom(row("client", HUB, "7/16384"))).isEmpty();
        assertThat(here.differenceFrom(row(null, null, null))).isEmpty();
    }

    @Test
    void aCopyOfTheDatabaseAnotherAddressAndAnotherIntegrationAreOthers() {
        assertThat(here.differenceFrom(row("client", HUB, "7/16385")).orElseThrow())
                .contains("database 7/16385, here 7/16384");
        assertThat(here.differenceFrom(row("client", "https://other.example.com/sync/oauth", "7/16384"))
                        .orElseThrow())
                .contains("https://other.example.com/sync/oauth, here " + HUB);
        assertThat(here.differenceFrom(row("other", HUB, "7/16384")).orElseThrow())
                .contains("client id other, here client");
    }

    @Test
    void aConsentAtATerminalLeavesTheAddressOpenButNotTheOtherWayRound() {
        assertThat(here.differenceFrom(row("client", TERMINAL, "7/16384"))).isEmpty();
        assertThat(new Environment("client", TERMINAL, "7/16384").differenceFrom(row("client", HUB, "7/16384")))
                .isPresent();
    }

    private static ConnectionRow row(@Nullable String client, @Nullable String redirect, @Nullable String database) {
        return new ConnectionRow(
                1, "account", 3, "", "", Instant.EPOCH, Instant.EPOCH, "connected", null, client, redirect, database);
    }
}
