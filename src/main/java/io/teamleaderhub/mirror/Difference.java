package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares two documents. Objects are entered, arrays are compared whole, 1.0 equals 1.00. */
final class Difference {
    private Difference() {}

    /** The paths that differ, sorted, members joined by dots: {@code primary_address.city}. */
    static List<String> paths(JsonNode before, JsonNode after) {
        var paths = new TreeSet<String>();
        compare("", before, after, paths);
        return List.copyOf(paths);
    }

    private static void compare(String path, JsonNode before, JsonNode after, Set<String> paths) {
        if (!before.isObject() || !after.isObject()) {
            if (!Json.same(before, after)) {
                paths.add(path);
            }
            return;
        }
        var keys = new TreeSet<String>();
        before.entries().forEach(entry -> keys.add(entry.getKey()));
        after.entries().forEach(entry -> keys.add(entry.getKey()));
        for (String key : keys) {
            var inner = path.isEmpty() ? key : path + "." + key;
            var left = before.get(key);
            var right = after.get(key);
            if (left == null || right == null) {
                paths.add(inner);
            } else {
                compare(inner, left, right, paths);
            }
        }
    }
}
