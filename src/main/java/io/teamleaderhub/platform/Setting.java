package io.teamleaderhub.platform;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every setting of the hub: the one configuration reference. {@code src/docs/configuration.md} is written from it.
 *
 * <p>A setting is an environment variable. One without a default is required unless it is marked optional. A secret may
 * also be given as the path of a file in the variable's name followed by {@code _FILE}.
 */
public enum Setting {
    HUB_PORT(
            "hub.port",
            new ValueKind.Whole(0, 65_535),
            "8080",
            "Port of the door, the API and the admin API; 0 takes a free one."),
    HUB_MANAGEMENT_PORT("endpoints.all.port", new ValueKind.Whole(1, 65_535), "8081", "Port of health and metrics."),
    HUB_HOST(
            "hub.host",
            new ValueKind.Text(),
            "0.0.0.0",
            "Address the hub listens on; 127.0.0.1 when a proxy on the same host is in front."),
    HUB_CONNECTIONS(
            "hub.connections",
            new ValueKind.Whole(10, 100_000),
            "2000",
            "Connections a port holds at once; one more is closed as it comes."),
    HUB_URL("hub.url", new ValueKind.Url(), "http://localhost:8080", "Where the command line finds the hub."),
    HUB_PUBLIC_URL(
            "hub.public-url",
            new ValueKind.Url(),
            Presence.OPTIONAL,
            "The URL under which Teamleader reaches this hub. The webhooks are registered once it is set and the hub is connected."),
    HUB_OPERATOR_TOKEN(
            "hub.operator-token",
            new ValueKind.Secret(32),
            Presence.REQUIRED,
            "Bearer token for everything but the door, the OAuth redirect and liveness. Make one with: openssl rand -base64 33"),
    HUB_KEYSET(
            "hub.keyset",
            new ValueKind.Secret(1),
            Presence.REQUIRED,
            "Keys that encrypt the stored tokens and sign the webhook URL. Make them with: ./hub keys generate. Keep a copy outside the database's backups."),

    HUB_DATABASE_URL(
            "hub.database.url",
            new ValueKind.Matching(
                    Pattern.compile("jdbc:postgresql:(?!.*(?i:password)=).+"),
                    "a JDBC URL such as jdbc:postgresql://localhost:5432/hub, without a password in it"),
            Presence.REQUIRED,
            "PostgreSQL 15 or newer, as a JDBC URL: jdbc:postgresql://host:5432/database"),
    HUB_DATABASE_USER(
            "hub.database.user",
            new ValueKind.Text(),
            Presence.REQUIRED,
            "Database user; owns the schemas hub and teamleader.",
            "POSTGRESQL_USER"),
    HUB_DATABASE_PASSWORD(
            "hub.database.password",
            new ValueKind.Secret(0),
            Presence.OPTIONAL,
            "Database password.",
            "POSTGRESQL_PASSWORD"),
    HUB_DATABASE_POOL(
            "hub.database.pool",
            new ValueKind.Whole(5, 200),
            "16",
            "Connections to PostgreSQL a process may hold; four more are kept for what the door spills."),

    HUB_KAFKA_BOOTSTRAP(
            "hub.kafka.bootstrap",
            new ValueKind.Matching(
                    Pattern.compile("[^,:\\s]+:\\d+(,[^,:\\s]+:\\d+)*"), "a list of host:port, separated by commas"),
            Presence.REQUIRED,
            "Kafka brokers: host:port, separated by commas."),
    HUB_KAFKA_TOPIC_PREFIX(
            "hub.kafka.topic-prefix",
            new ValueKind.Matching(
                    Pattern.compile("[A-Za-z0-9._-]{0,100}"), "letters, digits, dots, dashes and underscores"),
            Presence.OPTIONAL,
            "Put before the names of the topics and of the consumer group, for a shared cluster."),
    HUB_KAFKA_REPLICATION(
            "hub.kafka.replication",
            new ValueKind.Whole(1, 9),
            "1",
            "Replication factor of the topics the hub creates; 3 on a cluster (min.insync.replicas is then 2)."),

    HUB_TEAMLEADER_CLIENT_ID(
            "hub.teamleader.client-id",
            new ValueKind.Text(),
            Presence.REQUIRED,
            "OAuth client id of your integration in the Teamleader Marketplace.",
            "TEAMLEADER_CLIENT_ID"),
    HUB_TEAMLEADER_CLIENT_SECRET(
            "hub.teamleader.client-secret",
            new ValueKind.Secret(1),
            Presence.REQUIRED,
            "OAuth client secret of your integration.",
            "TEAMLEADER_CLIENT_SECRET"),
    HUB_TEAMLEADER_REDIRECT_URI(
            "hub.teamleader.redirect-uri",
            new ValueKind.Url(),
            Presence.REQUIRED,
            "The redirect URI entered in the Marketplace: this hub's public URL followed by /sync/oauth",
            "TEAMLEADER_REDIRECT_URI"),
    HUB_TEAMLEADER_API_URL(
            "hub.teamleader.api-url",
            new ValueKind.SafeUrl(),
            "https://api.focus.teamleader.eu",
            "Teamleader's API.",
            "TEAMLEADER_API_URI"),
    HUB_TEAMLEADER_AUTH_URL(
            "hub.teamleader.auth-url",
            new ValueKind.SafeUrl(),
            "https://focus.teamleader.eu",
            "Teamleader's OAuth host.",
            "TEAMLEADER_AUTH_URI"),
    HUB_TEAMLEADER_TIMEOUT("hub.teamleader.timeout", span("1s", "2m"), "30s", "How long one call may take."),

    HUB_TYPES(
            "hub.types",
            new ValueKind.Matching(
                    Pattern.compile("[A-Za-z_]+(\\s*,\\s*[A-Za-z_]+)*"), "all, or types separated by commas"),
            "all",
            "What is mirrored: all, or types separated by commas, such as contact,company,deal,invoice."),

    HUB_API_LIMIT(
            "hub.api.limit",
            new ValueKind.Whole(10, 100_000),
            "200",
            "Calls allowed in a window, over all processes on this database (Teamleader: 200)."),
    HUB_API_WINDOW("hub.api.window", span("1s", "10m"), "60s", "The window of that limit (Teamleader: 60 s, sliding)."),

    HUB_REFRESH_WORKERS(
            "hub.refresh.workers",
            new ValueKind.Whole(1, 64),
            "20",
            "Fetches this process may have under way at once: 20 use Teamleader's limit up when answers take 5 s."),
    HUB_REFRESH_BATCH(
            "hub.refresh.batch",
            new ValueKind.Whole(1, 100),
            "100",
            "Entities fetched by one list call (Teamleader's page size: 100)."),
    HUB_REFRESH_COOLDOWN(
            "hub.refresh.cooldown", span("0ms", "10m"), "5s", "Least time between two fetches of the same entity."),
    HUB_REFRESH_RETRY(
            "hub.refresh.retry",
            span("10ms", "10m"),
            "1s",
            "First wait after a failed fetch; doubles up to 64 times that."),
    HUB_REFRESH_ABSENT_RETRY(
            "hub.refresh.absent-retry",
            span("10ms", "10m"),
            "2s",
            "First wait when an entity just announced is not there yet; then 5 and 30 times that."),

    HUB_REFRESH_GATHER(
            "hub.refresh.gather",
            span("0ms", "10m"),
            "10s",
            "After an entity was fetched alone: wait before the fields that only lists have are fetched, so that many entities share a call."),
    HUB_RECONCILE_AT_FIRST_START(
            "hub.reconcile.at-first-start",
            new ValueKind.Flag(),
            "true",
            "List everything once the hub is first connected."),
    HUB_RECONCILE_FULL(
            "hub.reconcile.full",
            new ValueKind.Cron(),
            "0 30 2 * * *",
            "When everything is listed and repaired: second minute hour day month weekday, in the process's time zone; off for never."),
    HUB_RECONCILE_INCREMENTAL(
            "hub.reconcile.incremental",
            new ValueKind.Cron(),
            "0 */15 * * * *",
            "When what changed since the last listing is listed, of types whose lists can be asked so, and all of types that nothing announces; off for never."),
    HUB_RECONCILE_VERIFY(
            "hub.reconcile.verify",
            new ValueKind.Cron(),
            "off",
            "When everything is listed and only compared; off for never."),
    HUB_RECONCILE_DETAILS_AGE(
            "hub.reconcile.details-age",
            span("1s", "3650d"),
            "30d",
            "How old what only single records show may get before it is read again, with calls that nobody else needs."),
    HUB_WEBHOOK_GAP_AFTER(
            "hub.webhook.gap-after",
            span("1s", "1h"),
            "15s",
            "When no process was there to receive webhooks for this long, some may be lost, and everything is listed."),
    HUB_WEBHOOK_PROOF(
            "hub.webhook.proof",
            new ValueKind.Matching(Pattern.compile("url|url\\+request|request"), "url, url+request or request"),
            "url",
            "What proves a webhook: the signed URL; that and the signature of a relay in front; or the relay's signature alone, on /webhooks/teamleader."),
    HUB_WEBHOOK_SECRETS(
            "hub.webhook.secrets",
            new ValueKind.SigningSecrets(),
            Presence.OPTIONAL,
            "Secrets that a relay signs with (Standard Webhooks: base64 of 24 to 64 bytes, with or without whsec_); each of them is accepted. Needed by url+request and request."),
    HUB_WEBHOOK_AT_ONCE(
            "hub.webhook.at-once",
            new ValueKind.Whole(1, 10_000),
            "256",
            "Webhooks being stored at once; one more is refused at once with 503 and Retry-After, and made up for."),

    HUB_HISTORY_RETENTION(
            "hub.history.retention",
            span("0ms", "36500d"),
            "730d",
            "How long history is kept: what was replaced longer ago is dropped, whole months at a time; 0d keeps it for ever. Documents themselves stay."),

    HUB_CONTRACT_CHECK(
            "hub.contract.check",
            new ValueKind.Flag(),
            "true",
            "Look at start and daily, with up to three calls a type, whether the API still keeps what this hub relies on."),
    HUB_CONTRACT_PROBE(
            "hub.contract.probe",
            span("1s", "1d"),
            "15m",
            "How often a type that Teamleader denies (scope missing, module off) is tried again.");

    private final String property;
    private final ValueKind kind;
    private final @Nullable String defaultValue;
    private final boolean required;
    private final String description;
    private final List<String> aliases;

    Setting(String property, ValueKind kind, String defaultValue, String description, String... aliases) {
        this(property, kind, defaultValue, false, description, aliases);
    }

    Setting(String property, ValueKind kind, Presence presence, String description, String... aliases) {
        this(property, kind, null, presence == Presence.REQUIRED, description, aliases);
    }

    Setting(
            String property,
            ValueKind kind,
            @Nullable String defaultValue,
            boolean required,
            String description,
            String... aliases) {
        this.property = property;
        this.kind = kind;
        this.defaultValue = defaultValue;
        this.required = required;
        this.description = description;
        this.aliases = List.of(aliases);
    }

    private enum Presence {
        REQUIRED,
        OPTIONAL
    }

    private static ValueKind span(String min, String max) {
        Duration least = Spans.parse(min);
        return new ValueKind.Span(least, Spans.parse(max));
    }

    /** The configuration property the setting becomes. */
    public String property() {
        return property;
    }

    /** Whether the value must never be shown. */
    public boolean secret() {
        return kind.secret();
    }

    ValueKind kind() {
        return kind;
    }

    @Nullable
    String defaultValue() {
        return defaultValue;
    }

    boolean required() {
        return required;
    }

    String description() {
        return description;
    }

    List<String> aliases() {
        return aliases;
    }
}
