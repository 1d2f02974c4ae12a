package io.teamleaderhub.teamleader.connection;

import java.net.URI;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tells one environment from another, so that a copy of a production database never renews production's tokens: two
 * that share one family of tokens revoke each other.
 *
 * @param client the OAuth client id
 * @param redirect the redirect URI, the hub's own address
 * @param database the cluster's system identifier and the database's oid
 */
record Environment(String client, String redirect, String database) {
    /** How this environment differs from the one the row's tokens belong to; empty when it does not, or none is pinned. */
    Optional<String> differenceFrom(ConnectionRow row) {
        var differences = new ArrayList<String>();
        if (differs(row.environmentClient(), client)) {
            differences.add("client id %s, here %s".formatted(row.environmentClient(), client));
        }
        if (differs(row.environmentRedirect(), redirect) && !loopback(row.environmentRedirect())) {
            differences.add("redirect URI %s, here %s".formatted(row.environmentRedirect(), redirect));
        }
        if (differs(row.environmentDatabase(), database)) {
            differences.add("database %s, here %s".formatted(row.environmentDatabase(), database));
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of("the stored tokens belong to another environment (" + String.join("; ", differences)
                        + "), and using them here would disconnect it");
    }

    private static boolean differs(@Nullable String pinned, String here) {
        return pinned != null && !pinned.equals(here);
    }

    /** A consent given at a terminal comes back to the machine itself, which says nothing about the environment. */
    private static boolean loopback(@Nullable String redirect) {
        var host = redirect == null ? null : URI.create(redirect).getHost();
        return host != null && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
    }
}
