package io.teamleaderhub.teamleader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the API supports of a type, said in words: a line of {@link EntityType}'s table. Filled before it is shared. */
final class Traits {
    /** How a type is listed. */
    enum Listing {
        /** {@code <path>.list}, page by page. */
        PAGES,
        /** {@code <path>.list}, all of it in one answer whatever page is asked for. */
        WHOLE,
        /** {@code expenses.list}, filtered by the type of the expense's source. */
        EXPENSES,
        /** {@code tickets.listMessages}, ticket by ticket. */
        THREADS
    }

    /** What answers for a single one. */
    enum Details {
        /** {@code <path>.info}. */
        INFO,
        /** {@code tickets.getMessage}. */
        MESSAGE,
        /** Nothing: a list is all there is. */
        NONE
    }

    final String path;
    final Listing listing;
    final Details details;
    String scope = "";
    String sort = "";
    boolean sortIsStable;
    String includes = "";
    boolean updatedSince;
    boolean byIds;
    boolean polled;
    String parent = "";
    String parentKey = "";
    final List<String> listedByStatus = new ArrayList<>();
    final List<String> everyStatus = new ArrayList<>();
    final Set<String> infoOnly = new HashSet<>();
    final Set<String> onRequest = new HashSet<>();
    final Set<String> listOnly = new HashSet<>();
    final Set<String> partlyListed = new HashSet<>();
    final List<String> events = new ArrayList<>();
    final Set<String> detailEvents = new HashSet<>();

    private Traits(String path, Listing listing, Details details) {
        this.path = path;
        this.listing = listing;
        this.details = details;
    }

    /** A resource with a list in pages, and info. */
    static Traits of(String path) {
        return new Traits(path, Listing.PAGES, Details.INFO);
    }

    /** A resource that has nothing but a list in pages. */
    static Traits listOf(String path) {
        return new Traits(path, Listing.PAGES, Details.NONE);
    }

    /** A resource whose list is one answer. */
    static Traits whole(String path, Details details) {
        return new Traits(path, Listing.WHOLE, details);
    }

    /** A document that {@code expenses.list} shows, with info of its own. */
    static Traits expense(String path) {
        return new Traits(path, Listing.EXPENSES, Details.INFO)
                .roughlySortedBy("document_date")
                .onlyList("bookkeeping_status", "paid_amount", "paid_at");
    }

    /** The messages of tickets. */
    static Traits messages() {
        return new Traits("tickets", Listing.THREADS, Details.MESSAGE);
    }

    /** The consent must include it. */
    Traits scope(String name) {
        scope = name;
        return this;
    }

    /** Pages come in the order of a field that never changes. */
    Traits sortedBy(String field) {
        sort = field;
        sortIsStable = true;
        return this;
    }

    /** Pages come in the order of a field that may change, the best there is. */
    Traits roughlySortedBy(String field) {
        sort = field;
        return this;
    }

    /** The list answers these only when {@code includes} names them. */
    Traits including(String what) {
        includes = what;
        return this;
    }

    /** The list has the filter {@code ids}. */
    Traits byIds() {
        byIds = true;
        return this;
    }

    /** The list has the filter {@code updated_since}. */
    Traits updatedSince() {
        updatedSince = true;
        return this;
    }

    /** The list is asked for these statuses one by one. */
    Traits listedByStatus(String... statuses) {
        listedByStatus.addAll(List.of(statuses));
        return this;
    }

    /** The list shows all of these statuses only when its filter names them. */
    Traits everyStatus(String... statuses) {
        everyStatus.addAll(List.of(statuses));
        return this;
    }

    /** Only info answers these. */
    Traits onlyInfo(String... keys) {
        infoOnly.addAll(List.of(keys));
        return this;
    }

    /** Only info answers these, and only when {@code includes} names them. */
    Traits onlyOnRequest(String... keys) {
        onRequest.addAll(List.of(keys));
        return onlyInfo(keys);
    }

    /** Only lists answer these. */
    Traits onlyList(String... keys) {
        listOnly.addAll(List.of(keys));
        return this;
    }

    /** Lists answer objects under these, with fewer members than info. */
    Traits partlyListed(String... keys) {
        partlyListed.addAll(List.of(keys));
        return this;
    }

    /** Webhooks touch it, named after the dot. */
    Traits events(String... names) {
        events.addAll(List.of(names));
        return this;
    }

    /** Webhooks touch it that announce what only info shows. */
    Traits detailEvents(String... names) {
        detailEvents.addAll(List.of(names));
        return events(names);
    }

    /** Webhooks do not announce all that happens to it, so that it is listed every now and then. */
    Traits polled() {
        polled = true;
        return this;
    }

    /** It goes when the entity that the key links to is deleted, and no webhook says so. */
    Traits goesWith(String type, String key) {
        parent = type;
        parentKey = key;
        return this;
    }
}
