package io.teamleaderhub.teamleader;

import io.micronaut.context.annotation.Property;
import io.teamleaderhub.platform.SettingsException;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The types of the catalogue that this hub mirrors: all, unless the setting names some. Does not block. */
@Singleton
public final class MirroredTypes {
    private static final String ALL = "all";
    /** Source: the API specification's list of webhook types. */
    private static final List<String> ACCOUNT_EVENTS = List.of("account.deactivated", "account.deleted");

    private final Set<EntityType> types;

    MirroredTypes(@Property(name = "hub.types") String names) {
        this.types = names.equals(ALL) ? EnumSet.allOf(EntityType.class) : named(names);
    }

    /**
     * As the setting says.
     *
     * @param names {@code all}, or names of types with commas between
     * @throws SettingsException when the catalogue does not have one
     */
    public static MirroredTypes of(String names) {
        return new MirroredTypes(names);
    }

    private static Set<EntityType> named(String names) {
        var named = EnumSet.noneOf(EntityType.class);
        for (String name : names.split(",", -1)) {
            named.add(EntityType.named(name.strip())
                    .orElseThrow(() -> new SettingsException(List.of("HUB_TYPES: there is no type \"%s\"; there are: %s"
                            .formatted(name.strip(), String.join(", ", EntityType.names()))))));
        }
        return named;
    }

    /** Whether that type is mirrored. */
    public boolean has(EntityType type) {
        return types.contains(type);
    }

    /** The mirrored types, in the order of the catalogue. */
    public List<EntityType> all() {
        return Arrays.stream(EntityType.values()).filter(types::contains).toList();
    }

    /** Every webhook type that says something about them, and those about the account. */
    public List<String> eventTypes() {
        return eventTypes(all());
    }

    /** Every webhook type that the catalogue knows, whether it is about a mirrored type or not. */
    public static List<String> knownEventTypes() {
        return eventTypes(List.of(EntityType.values()));
    }

    private static List<String> eventTypes(List<EntityType> types) {
        return Stream.concat(ACCOUNT_EVENTS.stream(), types.stream().flatMap(type -> type.eventTypes().stream()))
                .toList();
    }
}
