package io.teamleaderhub.platform;

/** Writes the configuration reference, {@code src/docs/configuration.md}, from {@link Setting}. */
public final class SettingsReference {
    private SettingsReference() {}

    /** The reference as Markdown: a table row per setting. */
    public static String markdown() {
        var text = new StringBuilder("""
                # Settings

                Written by `./hub settings`; do not edit. Every setting is an environment variable. A secret may also be
                given as a file: its path in the variable's name followed by `_FILE`. Everything missing, unknown or
                senseless is named at start, all at once.

                | setting | kind | default | meaning |
                |---|---|---|---|
                """);
        for (Setting setting : Setting.values()) {
            text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(setting, setting.kind().describe(), presence(setting), meaning(setting)));
        }
        return text.toString();
    }

    private static String presence(Setting setting) {
        if (setting.required()) {
            return "**required**";
        }
        return setting.defaultValue() == null ? "not set" : "`" + setting.defaultValue() + "`";
    }

    private static String meaning(Setting setting) {
        return setting.aliases().isEmpty()
                ? setting.description()
                : "%s (also read from `%s`)".formatted(setting.description(), String.join("`, `", setting.aliases()));
    }
}
