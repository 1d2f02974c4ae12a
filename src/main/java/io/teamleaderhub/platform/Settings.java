package io.teamleaderhub.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings as read from the environment: checked, complete, and ready to configure the application. */
public final class Settings {
    private static final String FILE = "_FILE";

    private final Map<Setting, String> values;

    private Settings(Map<Setting, String> values) {
        this.values = values;
    }

    /**
     * Reads and checks every setting.
     *
     * @param environment environment variables; those not named {@code HUB_…} and no alias are ignored
     * @throws SettingsException naming everything missing, unknown or senseless, all at once
     */
    public static Settings read(Map<String, String> environment) {
        return read(environment, Set.of());
    }

    /**
     * As {@link #read(Map)}, for a command that can do without some of the required settings; what is given of them is
     * checked all the same.
     */
    public static Settings read(Map<String, String> environment, Set<Setting> notNeeded) {
        var reader = new Reader(environment);
        for (Setting setting : Setting.values()) {
            reader.read(setting, setting.required() && !notNeeded.contains(setting));
        }
        reader.unknown();
        if (!reader.problems.isEmpty()) {
            throw new SettingsException(reader.problems);
        }
        return new Settings(reader.values);
    }

    /**
     * Reads and checks one setting as {@link #read} does, for a command that needs no more.
     *
     * @return the value in the configuration's form, or the default; empty when there is neither
     * @throws SettingsException when the value is senseless or its file cannot be read
     */
    public static Optional<String> one(Setting setting, Map<String, String> environment) {
        var reader = new Reader(environment);
        reader.read(setting, false);
        if (!reader.problems.isEmpty()) {
            throw new SettingsException(reader.problems);
        }
        return Optional.ofNullable(reader.values.get(setting));
    }

    /** The value in the configuration's form; empty for an optional setting that is not set. */
    public Optional<String> get(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /**
     * The value of a setting that is required or has a default.
     *
     * @throws IllegalStateException when the setting is optional and not set
     */
    public String require(Setting setting) {
        return get(setting).orElseThrow(() -> new IllegalStateException(setting + " is not set"));
    }

    /** The application's properties: a new map of property name to value. */
    public Map<String, Object> properties() {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().property(), Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** Names and values, with secrets left out. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + (entry.getKey().secret() ? "***" : entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static final class Reader {
        private final Map<String, String> environment;
        private final Map<Setting, String> values = new EnumMap<>(Setting.class);
        private final List<String> problems = new ArrayList<>();

        private Reader(Map<String, String> environment) {
            this.environment = environment;
        }

        private void read(Setting setting, boolean required) {
            var raw = given(setting);
            if (raw == null || (raw.isEmpty() && !required)) {
                raw = setting.defaultValue();
            }
            if (raw == null || raw.isEmpty()) {
                if (required) {
                    problems.add("%s is missing. %s".formatted(setting, setting.description()));
                }
                return;
            }
            try {
                values.put(setting, setting.kind().check(raw));
            } catch (IllegalArgumentException e) {
                var shown = setting.secret()
                        ? setting.name()
                        : setting + "=" + raw.replaceAll("(?i)(password=)[^&]*", "$1***");
                problems.add("%s %s. %s".formatted(shown, e.getMessage(), setting.description()));
            }
        }

        private @Nullable String given(Setting setting) {
            var direct = environment.get(setting.name());
            var path = setting.secret() ? environment.get(setting + FILE) : null;
            if (direct != null && path != null) {
                problems.add("%s and %s%s are both set. Keep one of them.".formatted(setting, setting, FILE));
                return direct;
            }
            if (path != null) {
                return content(setting, path);
            }
            return direct != null
                    ? direct
                    : setting.aliases().stream()
                            .map(environment::get)
                            .filter(value -> value != null)
                            .findFirst()
                            .orElse(null);
        }

        private @Nullable String content(Setting setting, String path) {
            try {
                return Files.readString(Path.of(path)).strip();
            } catch (IOException | RuntimeException e) {
                problems.add("%s%s=%s cannot be read (%s). Check the path and that this user may read it."
                        .formatted(setting, FILE, path, e.getClass().getSimpleName()));
                return null;
            }
        }

        private void unknown() {
            environment.keySet().stream()
                    .filter(name -> name.startsWith("HUB_") && !known(name))
                    .sorted()
                    .forEach(name -> problems.add("%s is not a setting. Did you mean %s? ./hub settings lists them all."
                            .formatted(name, nearest(name))));
        }

        private static boolean known(String name) {
            return Arrays.stream(Setting.values())
                    .anyMatch(setting ->
                            setting.name().equals(name) || (setting.secret() && (setting.name() + FILE).equals(name)));
        }

        private static String nearest(String name) {
            return Arrays.stream(Setting.values())
                    .map(Setting::name)
                    .min((a, b) -> Integer.compare(distance(a, name), distance(b, name)))
                    .orElseThrow();
        }

        /** Levenshtein's edit distance. */
        private static int distance(String a, String b) {
            int[] row = new int[b.length() + 1];
            Arrays.setAll(row, i -> i);
            for (int i = 1; i <= a.length(); i++) {
                int diagonal = row[0];
                row[0] = i;
                for (int j = 1; j <= b.length(); j++) {
                    int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                    diagonal = row[j];
                    row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
                }
            }
            return row[b.length()];
        }
    }
}
