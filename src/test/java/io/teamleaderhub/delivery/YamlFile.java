package io.teamleaderhub.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A file of the clone's top level, read as plain maps and lists. */
final class YamlFile {
    private YamlFile() {}

    static Map<String, Object> read(String name) throws IOException {
        try (var reader = Files.newBufferedReader(Path.of(name))) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return map(content);
        }
    }

    /** A mapping, its keys as text. */
    static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, content) -> map.put(String.valueOf(key), content));
        return map;
    }

    /** The mapping under a name; fails when there is none. */
    static Map<String, Object> map(Map<String, Object> parent, String name) {
        Object value = parent.get(name);
        if (value == null) {
            throw new AssertionError("no " + name + " in " + parent.keySet());
        }
        return map(value);
    }

    /** The sequence under a name, as text; empty when there is none. */
    static List<String> list(Map<String, Object> parent, String name) {
        List<String> list = new ArrayList<>();
        if (parent.get(name) instanceof List<?> values) {
            values.forEach(value -> list.add(String.valueOf(value)));
        }
        return list;
    }
}
