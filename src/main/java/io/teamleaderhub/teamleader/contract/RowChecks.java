package io.teamleaderhub.teamleader.contract;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.Teamleader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the rows of a type's list and the whole entity must be like. */
final class RowChecks {
    static final String PAGE_SIZE = "page_size";

    private RowChecks() {}

    /** A check's name for a type, such as {@code contact.includes}. */
    static String name(EntityType type, String check) {
        return type.singular() + "." + check;
    }

    /** What was asked for with {@code includes} is in every row. */
    static Finding includes(EntityType type, List<JsonNode> rows) {
        var name = name(type, "includes");
        if (rows.isEmpty()) {
            return Finding.notCheckable(name, "there are no " + type.path());
        }
        long with = rows.stream().filter(row -> has(row, type.includes())).count();
        var evidence = "%s in %d of %d rows".formatted(type.includes(), with, rows.size());
        return with == rows.size() ? Finding.ok(name, evidence) : Finding.changed(name, evidence);
    }

    /** The rows come in the order that was asked for. */
    static Finding sort(EntityType type, List<JsonNode> rows) {
        var name = name(type, "sort");
        if (rows.size() < 2) {
            return Finding.notCheckable(name, "there are fewer than two " + type.path());
        }
        Optional<Instant> before = Optional.empty();
        for (JsonNode row : rows) {
            var at = Json.text(row, type.stableSort()).flatMap(RowChecks::instant);
            if (at.isEmpty()) {
                return Finding.changed(name, "a row's %s is missing or no instant".formatted(type.stableSort()));
            }
            if (before.isPresent() && at.get().isBefore(before.get())) {
                return Finding.changed(
                        name, "%s %s comes after %s".formatted(type.stableSort(), at.get(), before.get()));
            }
            before = at;
        }
        return Finding.ok(name, "%d rows by %s".formatted(rows.size(), type.stableSort()));
    }

    /** Asking for ids answers exactly those, however many fit on a page. */
    static Finding ids(EntityType type, Collection<String> asked, List<JsonNode> rows) {
        var name = name(type, "ids");
        var answered = new TreeSet<String>();
        rows.forEach(row -> Json.text(row, "id").ifPresent(answered::add));
        var evidence = "%d ids asked for, %d rows".formatted(asked.size(), rows.size());
        return answered.equals(Set.copyOf(asked)) && rows.size() == asked.size()
                ? Finding.ok(name, evidence)
                : Finding.changed(name, evidence + ", not the same ones");
    }

    /** The keys that only lists or only info have are where the catalogue says. */
    static Finding keys(EntityType type, JsonNode row, JsonNode info) {
        var name = name(type, "keys");
        var wrong = new ArrayList<String>();
        for (String key : type.listOnlyKeys()) {
            wrong(wrong, has(row, key), key + " missing in the list row");
            wrong(wrong, !has(info, key), key + " in info");
        }
        for (String key : type.infoOnlyKeys()) {
            wrong(wrong, !has(row, key), key + " in the list row");
            wrong(wrong, has(info, key) || type.keysOnlyIncludesBring().contains(key), key + " missing in info");
        }
        wrong.sort(String::compareTo);
        return wrong.isEmpty()
                ? Finding.ok(name, "as the catalogue says")
                : Finding.changed(name, String.join(", ", wrong));
    }

    private static void wrong(List<String> wrong, boolean right, String what) {
        if (!right) {
            wrong.add(what);
        }
    }

    /** A page has as many rows as asked for, and a shorter one is the last. */
    static Finding pageSize(EntityType type, int first, int second) {
        var evidence =
                "%d %s on page 1, %d on page 2 of %d".formatted(first, type.path(), second, Teamleader.PAGE_SIZE);
        return first > Teamleader.PAGE_SIZE || (first < Teamleader.PAGE_SIZE && second > 0)
                ? Finding.changed(PAGE_SIZE, evidence)
                : Finding.ok(PAGE_SIZE, evidence);
    }

    private static boolean has(JsonNode object, String key) {
        return object.isObject() && object.get(key) != null;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
