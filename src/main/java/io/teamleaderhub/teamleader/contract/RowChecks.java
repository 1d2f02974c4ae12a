package io.teamleaderhub.teamleader.contract;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.Teamleader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the rows of a type's list and the whole entity must be like. */
final class RowChecks {
    static final String PAGE_SIZE = "page_size";
    /** Their lists sort by a field that rows may lack. Source: API documentation of {@code tasks} and {@code subscriptions}. */
    private static final Set<EntityType> SOMETIMES_NOT_SHOWN = Set.of(EntityType.TASK, EntityType.SUBSCRIPTION);

    private RowChecks() {}

    /** A check's name for a type, such as {@code contact.includes}. */
    static String name(EntityType type, String check) {
        return type.singular() + "." + check;
    }

    /** The names of the checks that can be made of a type. */
    static Stream<String> names(EntityType type) {
        var checks = new ArrayList<String>();
        add(checks, !type.includes().isEmpty(), "includes");
        add(checks, type.sortIsStable(), "sort");
        add(checks, type.listedByIds(), "ids");
        add(checks, type.detailed() && !type.inThreads(), "keys");
        return checks.stream().map(check -> name(type, check));
    }

    private static void add(List<String> checks, boolean possible, String check) {
        if (possible) {
            checks.add(check);
        }
    }

    /** What was asked for with {@code includes} is in every row. */
    static Finding includes(EntityType type, List<JsonNode> rows) {
        var name = name(type, "includes");
        if (rows.isEmpty()) {
            return Finding.notCheckable(name, "there are no " + type.plural());
        }
        long with = rows.stream().filter(row -> has(row, type.includes())).count();
        var evidence = "%s in %d of %d rows".formatted(type.includes(), with, rows.size());
        return with == rows.size() ? Finding.ok(name, evidence) : Finding.changed(name, evidence);
    }

    /** The rows come in the order that was asked for. */
    static Finding sort(EntityType type, List<JsonNode> rows) {
        var name = name(type, "sort");
        if (rows.size() < 2) {
            return Finding.notCheckable(name, "there are fewer than two " + type.plural());
        }
        Optional<BigDecimal> before = Optional.empty();
        for (JsonNode row : rows) {
            var place = place(Json.member(row, type.sort()));
            if (place.isEmpty()) {
                return SOMETIMES_NOT_SHOWN.contains(type)
                        ? Finding.notCheckable(name, "a row does not show its " + type.sort())
                        : Finding.changed(name, "a row's %s is missing or no instant".formatted(type.sort()));
            }
            if (before.isPresent() && place.get().compareTo(before.get()) < 0) {
                return Finding.changed(name, "%s comes too late".formatted(Json.write(Json.member(row, type.sort()))));
            }
            before = place;
        }
        return Finding.ok(name, "%d rows by %s".formatted(rows.size(), type.sort()));
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
                "%d %s on page 1, %d on page 2 of %d".formatted(first, type.plural(), second, Teamleader.PAGE_SIZE);
        return first > Teamleader.PAGE_SIZE || (first < Teamleader.PAGE_SIZE && second > 0)
                ? Finding.changed(PAGE_SIZE, evidence)
                : Finding.ok(PAGE_SIZE, evidence);
    }

    private static boolean has(JsonNode object, String key) {
        return object.isObject() && object.get(key) != null;
    }

    /** What a value's place in its order is: seconds of an instant, or a number itself. */
    private static Optional<BigDecimal> place(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.getBigDecimalValue());
        }
        try {
            var at = OffsetDateTime.parse(value.isString() ? value.getStringValue() : "")
                    .toInstant();
            return Optional.of(BigDecimal.valueOf(at.getEpochSecond()).add(BigDecimal.valueOf(at.getNano(), 9)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
