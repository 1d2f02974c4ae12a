package io.teamleaderhub.dev.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How a simulator starts. {@code records} says how many records to generate per path; the same seed makes the same ones,
 * dated before {@code dataAsOf}.
 */
public record SimulatorSettings(
        int port,
        long seed,
        Map<String, Integer> records,
        Instant dataAsOf,
        OAuth oauth,
        Api api,
        Webhooks webhooks,
        Time time,
        Set<Switch> switches) {

    /** The one integration and the account that installed it. */
    public record OAuth(
            String clientId,
            String clientSecret,
            List<String> redirectUris,
            Duration accessTokenLife,
            String accountId) {
        public OAuth {
            redirectUris = List.copyOf(redirectUris);
        }
    }

    /** The bounds of API calls. */
    public record Api(int limit, Duration window, int maxIds, int maxPageSize) {}

    /** How webhooks travel; {@code retries} are the waits before the second, third, … attempt. */
    public record Webhooks(List<Duration> retries, Duration timeout, int concurrency, int capacity) {
        public Webhooks {
            retries = List.copyOf(retries);
        }
    }

    /** Wall clock for what is written down, nanoseconds for what the limiter measures. */
    public record Time(InstantSource clock, LongSupplier nanos) {}

    public SimulatorSettings {
        records = Map.copyOf(records);
        switches = Set.copyOf(switches);
    }

    public static SimulatorSettings defaults() {
        return new SimulatorSettings(
                0,
                1,
                Map.of("contacts", 100, "companies", 40, "deals", 60),
                Instant.parse("2026-01-15T00:00:00Z"),
                new OAuth(
                        "simulator-client",
                        "simulator-secret",
                        List.of("http://localhost:8080/oauth/callback"),
                        Duration.ofHours(1),
                        "6a1d0c52-93f7-0b4e-d1c8-1f2e3d4c5b6a"),
                new Api(200, Duration.ofSeconds(60), 100, 100),
                new Webhooks(
                        List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30)),
                        Duration.ofSeconds(10),
                        16,
                        100_000),
                new Time(Clock.systemUTC(), System::nanoTime),
                Set.of(Switch.COUNT_REJECTED_CALLS, Switch.TAGS_AND_LINKS_ARE_UPDATES));
    }

    /** As {@link #defaults()}, with a modest number of records of every type, linked to one another. */
    public static SimulatorSettings everything() {
        Map<String, Integer> counts = new HashMap<>(defaults().records);
        Catalogue.ALL.forEach(type -> counts.putIfAbsent(type.path(), Volumes.of(type)));
        return defaults().withRecords(counts);
    }

    public SimulatorSettings withPort(int newPort) {
        return new SimulatorSettings(newPort, seed, records, dataAsOf, oauth, api, webhooks, time, switches);
    }

    public SimulatorSettings withSeed(long newSeed) {
        return new SimulatorSettings(port, newSeed, records, dataAsOf, oauth, api, webhooks, time, switches);
    }

    /** These counts in place of all there were. */
    public SimulatorSettings withRecords(Map<String, Integer> counts) {
        return new SimulatorSettings(port, seed, counts, dataAsOf, oauth, api, webhooks, time, switches);
    }

    public SimulatorSettings withRecords(String path, int count) {
        Map<String, Integer> counts = new HashMap<>(records);
        counts.put(path, count);
        return withRecords(counts);
    }

    public SimulatorSettings withContacts(int count) {
        return withRecords("contacts", count);
    }

    public SimulatorSettings withCompanies(int count) {
        return withRecords("companies", count);
    }

    public SimulatorSettings withDeals(int count) {
        return withRecords("deals", count);
    }

    public SimulatorSettings withOAuth(OAuth newOAuth) {
        return new SimulatorSettings(port, seed, records, dataAsOf, newOAuth, api, webhooks, time, switches);
    }

    public SimulatorSettings withClient(String id, String secret) {
        return withOAuth(new OAuth(id, secret, oauth.redirectUris, oauth.accessTokenLife, oauth.accountId));
    }

    public SimulatorSettings withRedirectUris(String... uris) {
        return withOAuth(
                new OAuth(oauth.clientId, oauth.clientSecret, List.of(uris), oauth.accessTokenLife, oauth.accountId));
    }

    public SimulatorSettings withAccessTokenLife(Duration life) {
        return withOAuth(new OAuth(oauth.clientId, oauth.clientSecret, oauth.redirectUris, life, oauth.accountId));
    }

    public SimulatorSettings withAccountId(String id) {
        return withOAuth(new OAuth(oauth.clientId, oauth.clientSecret, oauth.redirectUris, oauth.accessTokenLife, id));
    }

    public SimulatorSettings withApi(Api newApi) {
        return new SimulatorSettings(port, seed, records, dataAsOf, oauth, newApi, webhooks, time, switches);
    }

    public SimulatorSettings withLimit(int limit, Duration window) {
        return withApi(new Api(limit, window, api.maxIds, api.maxPageSize));
    }

    public SimulatorSettings withWebhooks(Webhooks newWebhooks) {
        return new SimulatorSettings(port, seed, records, dataAsOf, oauth, api, newWebhooks, time, switches);
    }

    public SimulatorSettings withRetries(Duration... waits) {
        return withWebhooks(new Webhooks(List.of(waits), webhooks.timeout, webhooks.concurrency, webhooks.capacity));
    }

    public SimulatorSettings withTime(InstantSource clock, LongSupplier nanos) {
        Time newTime = new Time(clock, nanos);
        return new SimulatorSettings(port, seed, records, dataAsOf, oauth, api, webhooks, newTime, switches);
    }

    public SimulatorSettings with(Switch behaviour, boolean on) {
        Set<Switch> set = EnumSet.noneOf(Switch.class);
        set.addAll(switches);
        if (on) {
            set.add(behaviour);
        } else {
            set.remove(behaviour);
        }
        return new SimulatorSettings(port, seed, records, dataAsOf, oauth, api, webhooks, time, set);
    }

    boolean has(Switch behaviour) {
        return switches.contains(behaviour);
    }
}
