package io.teamleaderhub.dev.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/** How soon a view of a million contacts answers what people look records up by. Every one must use an index. */
final class ViewQueries implements Measurement {
    private static final double GOAL_MILLIS = 10;
    private static final int LOOKUPS = 1_000;
    private static final int DEALS_PART = 5;

    @Override
    public String name() {
        return "views";
    }

    /** A query and the value of its n-th look-up. */
    private record Asked(String what, String sql, IntFunction<String> value) {}

    private static final List<Asked> QUERIES = List.of(
            new Asked("contact by id", "SELECT * FROM teamleader.contacts WHERE id = ?::uuid", ViewQueries::contact),
            new Asked(
                    "contact by e-mail",
                    "SELECT * FROM teamleader.contacts WHERE primary_email = ?",
                    n -> "person" + n + "@example.com"),
            new Asked(
                    "deals of a customer",
                    "SELECT * FROM teamleader.deals WHERE lead_customer_id = ?::uuid",
                    n -> contact(n - n % DEALS_PART)),
            new Asked(
                    "100 contacts updated since",
                    "SELECT id, updated_at FROM teamleader.contacts WHERE updated_at >= ?::timestamptz ORDER BY updated_at LIMIT 100",
                    n -> Instant.parse("2020-01-01T00:00:00Z").plusSeconds(n).toString()));

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int contacts = bench.count(1_000_000, 20_000);
        try (var rig = Rig.start(bench.surroundings(ListRows.source().withDeals(100)), Map.of())) {
            bench.say("  %,d contacts and %,d deals".formatted(contacts, contacts / DEALS_PART));
            fill(rig, contacts);
            var figures = new ArrayList<Figure>();
            for (Asked query : QUERIES) {
                checkPlan(rig, query);
                percentile(rig, query, contacts); // warming up
                var runs = bench.repeat(() -> percentile(rig, query, contacts));
                figures.add(new Figure(
                        "view of %,d contacts: %s, 99 of 100 within".formatted(contacts, query.what()),
                        "ms",
                        runs,
                        Goal.below(GOAL_MILLIS)));
            }
            return figures;
        }
    }

    private static String contact(int n) {
        return "00000000-0000-4000-8000-%012x".formatted(n);
    }

    /** As the mirror would hold them; written past it, for time. */
    private static void fill(Rig rig, int contacts) throws SQLException {
        try (var connection = rig.surroundings().database().open()) {
            execute(connection, "CREATE TEMP TABLE template (n serial, type text, data jsonb)");
            templates(connection, "contact", rig.simulator().records().dump().path("contacts"));
            templates(connection, "deal", rig.simulator().records().dump().path("deals"));
            execute(connection, insert("contact", contacts, """
                    jsonb_build_object('id', e.id, 'updated_at', e.updated_at, 'emails', jsonb_build_array(
                        jsonb_build_object('type', 'primary', 'email', 'person' || e.n || '@example.com')))"""));
            execute(connection, insert("deal", contacts / DEALS_PART, """
                    jsonb_build_object('id', e.id, 'updated_at', e.updated_at, 'lead', jsonb_build_object('customer',
                        jsonb_build_object('type', 'contact', 'id',
                            '00000000-0000-4000-8000-' || lpad(to_hex(e.n * %d), 12, '0'))))""".formatted(DEALS_PART)));
            execute(connection, "VACUUM ANALYZE hub.entity_contact");
            execute(connection, "VACUUM ANALYZE hub.entity_deal");
        }
    }

    private static void templates(Connection connection, String type, JsonNode records) throws SQLException {
        try (var statement = connection.prepareStatement("INSERT INTO template (type, data) VALUES (?, ?::jsonb)")) {
            for (JsonNode found : records) {
                statement.setString(1, type);
                statement.setString(2, found.path("info").toString());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static String insert(String type, int count, String own) {
        return """
                WITH of AS (SELECT row_number() OVER () - 1 AS n, data, count(*) OVER () AS total
                    FROM template WHERE type = '%1$s')
                INSERT INTO hub.entity (type, id, data, source_updated_at, first_seen_at, changed_at)
                SELECT '%1$s', e.id, of.data || %3$s, e.updated_at::timestamptz, now(), now()
                FROM (SELECT n, ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid AS id,
                          to_char(timestamp '2020-01-01' + n * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"')
                              AS updated_at
                      FROM generate_series(0, %2$d - 1) AS n) e
                JOIN of ON of.n = e.n %% of.total""".formatted(type, count, own);
    }

    private static void checkPlan(Rig rig, Asked query) throws SQLException {
        var plan = new StringBuilder();
        try (var connection = rig.surroundings().database().open();
                var statement = prepared(
                        connection, "EXPLAIN " + query.sql(), query.value().apply(1));
                var lines = statement.executeQuery()) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        CheckFailedException.check(
                plan.indexOf("Index") >= 0 && plan.indexOf("Seq Scan") < 0,
                "%s uses no index:%n%s".formatted(query.what(), plan));
    }

    private static double percentile(Rig rig, Asked query, int contacts) throws SQLException {
        var random = new Random(1);
        var millis = new ArrayList<Double>();
        try (var connection = rig.surroundings().database().open()) {
            for (int i = 0; i < LOOKUPS; i++) {
                var value = query.value().apply(random.nextInt(contacts));
                long began = System.nanoTime();
                long rows = rows(connection, query.sql(), value);
                millis.add((System.nanoTime() - began) / 1e6);
                CheckFailedException.check(rows > 0, "%s found nothing for %s".formatted(query.what(), value));
            }
        }
        millis.sort(Double::compare);
        return millis.get(LOOKUPS * 99 / 100);
    }

    private static long rows(Connection connection, String sql, String value) throws SQLException {
        try (var statement = prepared(connection, sql, value);
                var found = statement.executeQuery()) {
            long rows = 0;
            while (found.next()) {
                rows++;
            }
            return rows;
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, String value) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setString(1, value);
        return statement;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
