package io.teamleaderhub.mirror.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which entities are meant, by whether they are gone. */
public enum Deleted {
    /** Live ones only. */
    FALSE,
    /** Live, deleted and forgotten ones. */
    TRUE,
    /** Deleted and forgotten ones only. */
    ONLY;

    /** As it is asked for: {@code false}, {@code true} or {@code only}. */
    public String asked() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that is asked for so; empty when none is. */
    public static Optional<Deleted> find(String asked) {
        return Arrays.stream(values()).filter(one -> one.asked().equals(asked)).findFirst();
    }

    /** Every {@link #asked}. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Deleted::asked).toList();
    }
}
