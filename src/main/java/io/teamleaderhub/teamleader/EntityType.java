package io.teamleaderhub.teamleader;

import io.micronaut.http.HttpStatus;
import io.teamleaderhub.platform.HubException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue: what Teamleader has and how each type is asked for. Adding a type is one row here, one partition and one
 * view.
 *
 * <p>Source: the official API documentation of {@code contacts}, {@code companies} and {@code deals} (list and info
 * properties, sort fields, includes; API version 2023-09-26).
 */
public enum EntityType {
    CONTACT(
            "contact",
            "contacts",
            "added_at",
            "custom_fields",
            Set.of("addresses", "companies", "remarks", "vat_number"),
            Set.of("primary_address"),
            List.of("added", "updated", "deleted", "linkedToCompany", "unlinkedFromCompany", "updatedLinkToCompany"),
            Set.of("linkedToCompany", "unlinkedFromCompany", "updatedLinkToCompany")),
    COMPANY(
            "company",
            "companies",
            "added_at",
            "custom_fields",
            Set.of("addresses", "remarks", "related_companies", "related_contacts"),
            Set.of("primary_address"),
            List.of("added", "updated", "deleted"),
            Set.of()),
    DEAL(
            "deal",
            "deals",
            "created_at",
            "custom_fields",
            Set.of("phase_history", "quotations"),
            Set.of(),
            List.of("created", "updated", "deleted", "won", "lost", "moved"),
            Set.of());

    private final String singular;
    private final String path;
    private final String stableSort;
    private final String includes;
    private final Set<String> infoOnlyKeys;
    private final Set<String> listOnlyKeys;
    private final List<String> events;
    private final Set<String> detailEvents;

    EntityType(
            String singular,
            String path,
            String stableSort,
            String includes,
            Set<String> infoOnlyKeys,
            Set<String> listOnlyKeys,
            List<String> events,
            Set<String> detailEvents) {
        this.singular = singular;
        this.path = path;
        this.stableSort = stableSort;
        this.includes = includes;
        this.infoOnlyKeys = infoOnlyKeys;
        this.listOnlyKeys = listOnlyKeys;
        this.events = events;
        this.detailEvents = detailEvents;
    }

    /** The type whose {@link #singular} that is; empty when the catalogue does not have it. */
    public static Optional<EntityType> find(String singular) {
        return Arrays.stream(values())
                .filter(type -> type.singular.equals(singular))
                .findFirst();
    }

    /**
     * The type that somebody names by its {@link #singular} or its {@link #path}; of several that share a path the first.
     *
     * @throws HubException 400 when the catalogue has neither
     */
    public static EntityType asked(String name) {
        return find(name)
                .or(() -> Arrays.stream(values())
                        .filter(type -> type.path.equals(name))
                        .findFirst())
                .orElseThrow(() -> new HubException(
                        HttpStatus.BAD_REQUEST, "type must be one of " + String.join(", ", names()) + "."));
    }

    /** Every {@link #singular}, in the order of the catalogue. */
    public static List<String> names() {
        return Arrays.stream(values()).map(EntityType::singular).toList();
    }

    /** The name in events, keys and the mirror: {@code contact}. */
    public String singular() {
        return singular;
    }

    /** The resource in the API's paths: {@code contacts}. */
    public String path() {
        return path;
    }

    /** A sort field that never changes, so that pages do not shift under updates. */
    public String stableSort() {
        return stableSort;
    }

    /** What a list call must ask for to get rows as complete as a list gives them. */
    public String includes() {
        return includes;
    }

    /**
     * Statuses that the list must be asked for one by one, because it is not known whether it shows them all otherwise; empty
     * when it does. Source: API documentation of {@code contacts.list} and {@code companies.list}, which name the filter
     * without saying what holds when it is absent.
     */
    public List<String> statuses() {
        return this == DEAL ? List.of() : List.of("active", "deactivated");
    }

    /** Whether the list can be asked for what changed since an instant. Source: the list's filter {@code updated_since}. */
    public boolean updatedSince() {
        return switch (this) {
            case CONTACT, COMPANY, DEAL -> true;
        };
    }

    /** Keys that only {@code .info} answers with. */
    public Set<String> infoOnlyKeys() {
        return infoOnlyKeys;
    }

    /**
     * Those of the {@link #infoOnlyKeys} that come only when asked for with {@code includes}, which this hub does not do.
     * Source: API documentation of {@code companies.info}.
     */
    public Set<String> keysOnlyIncludesBring() {
        return this == COMPANY ? Set.of("related_companies", "related_contacts") : Set.of();
    }

    /** Keys that only {@code .list} answers with. */
    public Set<String> listOnlyKeys() {
        return listOnlyKeys;
    }

    /** Whether a list row is less than the whole entity, so that a fetch by list must be followed by {@code .info}. */
    public boolean infoSaysMore() {
        return !infoOnlyKeys.isEmpty();
    }

    /** Whether info is less than the whole entity, so that a fetch by info must be followed by a list row. */
    public boolean listSaysMore() {
        return !listOnlyKeys.isEmpty();
    }

    /** The webhook types that touch this type: {@code contact.added}, … */
    public List<String> eventTypes() {
        return events.stream().map(event -> singular + "." + event).toList();
    }

    /** Whether that webhook type announces a change that only {@code .info} shows. */
    public boolean needsDetail(String eventType) {
        return detailEvents.stream().anyMatch(event -> eventType.equals(singular + "." + event));
    }
}
