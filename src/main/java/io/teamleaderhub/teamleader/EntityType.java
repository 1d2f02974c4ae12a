package io.teamleaderhub.teamleader;

import io.micronaut.http.HttpStatus;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.teamleader.Traits.Details;
import io.teamleaderhub.teamleader.Traits.Listing;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The catalogue: what Teamleader has and how each type is asked for. Adding a type is one line here, one partition and one
 * view.
 *
 * <p>Source: the official API documentation of each resource (list and info properties, filters, sort fields, includes;
 * API version 2023-09-26) and its list of webhook types.
 */
public enum EntityType {
    CONTACT(
            "contact",
            "contacts",
            Traits.of("contacts")
                    .scope("contacts")
                    .byIds()
                    .updatedSince()
                    .sortedBy("added_at")
                    .including("custom_fields")
                    .listedByStatus("active", "deactivated")
                    .onlyInfo("addresses", "companies", "remarks", "vat_number")
                    .onlyList("primary_address")
                    .events("added", "updated", "deleted")
                    .detailEvents("linkedToCompany", "unlinkedFromCompany", "updatedLinkToCompany")),
    COMPANY(
            "company",
            "companies",
            Traits.of("companies")
                    .scope("companies")
                    .byIds()
                    .updatedSince()
                    .sortedBy("added_at")
                    .including("custom_fields")
                    .listedByStatus("active", "deactivated")
                    .onlyInfo("addresses", "remarks")
                    .onlyOnRequest("related_companies", "related_contacts")
                    .onlyList("primary_address")
                    .events("added", "updated", "deleted")),
    DEAL(
            "deal",
            "deals",
            Traits.of("deals")
                    .scope("deals")
                    .byIds()
                    .updatedSince()
                    .sortedBy("created_at")
                    .including("custom_fields")
                    .onlyInfo("phase_history", "quotations")
                    .events("created", "updated", "deleted", "won", "lost", "moved")),

    QUOTATION(
            "quotation",
            "quotations",
            Traits.of("quotations")
                    .scope("quotations")
                    .byIds()
                    .polled()
                    .goesWith("deal", "deal")
                    .onlyInfo("currency", "discounts", "document_template", "grouped_lines", "text")),
    ORDER(
            "order",
            "orders",
            Traits.of("orders")
                    .scope("orders")
                    .byIds()
                    .polled()
                    .including("custom_fields")
                    .onlyInfo("grouped_lines")),
    INVOICE(
            "invoice",
            "invoices",
            Traits.of("invoices")
                    .scope("invoices")
                    .byIds()
                    .updatedSince()
                    .roughlySortedBy("invoice_date")
                    .onlyInfo("currency", "custom_fields", "discounts", "document_template", "expected_payment_method")
                    .onlyInfo("grouped_lines", "note", "on_hold_since", "payment_term", "payments", "peppol_status")
                    .onlyList("web_url", "subscription")
                    .partlyListed("invoicee", "total")
                    .events("drafted", "booked", "updated", "deleted", "sent")
                    .events("peppolSubmissionFailed", "peppolSubmissionSucceeded")
                    .detailEvents("paymentRegistered", "paymentRemoved")),
    CREDIT_NOTE(
            "creditNote",
            "credit_notes",
            Traits.of("creditNotes")
                    .scope("invoices")
                    .byIds()
                    .updatedSince()
                    .onlyInfo("currency", "currency_exchange_rate", "discounts", "document_template", "grouped_lines")
                    .partlyListed("invoicee")
                    .onlyInfo("peppol_status")
                    .events("booked", "updated", "deleted", "sent")
                    .events("peppolSubmissionFailed", "peppolSubmissionSucceeded")),
    SUBSCRIPTION(
            "subscription",
            "subscriptions",
            Traits.of("subscriptions")
                    .byIds()
                    .sortedBy("created_at")
                    .onlyInfo("currency", "custom_fields", "document_template", "grouped_lines", "invoice_generation")
                    .onlyInfo("payment_term")
                    .events("added", "updated", "deactivated", "deleted")),
    INCOMING_INVOICE(
            "incomingInvoice",
            "incoming_invoices",
            Traits.expense("incomingInvoices").events(expenseEvents())),
    INCOMING_CREDIT_NOTE(
            "incomingCreditNote",
            "incoming_credit_notes",
            Traits.expense("incomingCreditNotes").events(expenseEvents())),
    RECEIPT("receipt", "receipts", Traits.expense("receipts").onlyInfo("total").events(expenseEvents())),
    PRODUCT(
            "product",
            "products",
            Traits.of("products")
                    .scope("products")
                    .byIds()
                    .updatedSince()
                    .onlyInfo(
                            "custom_fields", "price_list_prices", "product_category", "purchase_price", "selling_price")
                    .onlyInfo("tax")
                    .onlyOnRequest("suppliers")
                    .events("added", "updated", "deleted")),

    CALENDAR_EVENT(
            "event",
            "calendar_events",
            Traits.of("events").scope("events").byIds().polled().roughlySortedBy("starts_at")),
    MEETING(
            "meeting",
            "meetings",
            Traits.of("meetings")
                    .byIds()
                    .roughlySortedBy("scheduled_at")
                    .onlyInfo("custom_fields", "deal", "location", "online_meeting_room", "customer_meeting_room")
                    .onlyInfo("workOrder")
                    .events("created", "completed", "updated", "deleted")),
    CALL(
            "call",
            "calls",
            Traits.of("calls")
                    .onlyInfo("completed_at", "custom_fields")
                    .events("added", "completed", "updated", "deleted")),
    TASK(
            "task",
            "tasks",
            Traits.of("tasks")
                    .byIds()
                    .sortedBy("created_at")
                    .onlyInfo("custom_fields")
                    .onlyList("added_at")
                    .events("created", "updated", "completed", "deleted")),
    TICKET(
            "ticket",
            "tickets",
            Traits.of("tickets")
                    .scope("tickets")
                    .byIds()
                    .onlyInfo("custom_fields", "description")
                    .events("created", "updated", "closed", "reopened", "deleted")),
    TICKET_MESSAGE(
            "ticketMessage",
            "ticket_messages",
            Traits.messages()
                    .scope("tickets")
                    .polled()
                    .goesWith("ticket", "ticket")
                    .onlyInfo("raw_body")
                    .events("added")),

    PROJECT(
            "project",
            "projects",
            Traits.of("projects")
                    .scope("projects")
                    .updatedSince()
                    .sortedBy("created_at")
                    .onlyInfo("custom_fields", "milestones", "participants", "purchase_order_number")
                    .onlyList("created_at")
                    .events("created", "updated", "deleted")),
    MILESTONE(
            "milestone",
            "milestones",
            Traits.of("milestones")
                    .scope("projects")
                    .byIds()
                    .polled()
                    .roughlySortedBy("due_on")
                    .goesWith("project", "project")
                    .onlyInfo("custom_fields", "description")
                    .events("created", "updated")),
    NEXTGEN_PROJECT(
            "nextgenProject",
            "nextgen_projects",
            Traits.of("projects-v2/projects")
                    .scope("projects")
                    .byIds()
                    .sortedBy("project_key")
                    .including("custom_fields")
                    .onlyInfo("custom_user_rates", "external_parties", "material_external_budget_spent")
                    .onlyInfo("purchase_order_number", "task_external_budget_spent", "update_rights")
                    .onlyList("amount_unbilled", "time_estimated")
                    .events("created", "updated", "closed", "deleted")),
    NEXTGEN_TASK(
            "nextgenTask",
            "nextgen_tasks",
            Traits.of("projects-v2/tasks")
                    .scope("projects")
                    .byIds()
                    .onlyInfo("custom_fields", "description")
                    .events("created", "updated", "completed", "deleted")),
    TIME_TRACKING(
            "timeTracking",
            "time_tracking",
            Traits.of("timeTracking")
                    .byIds()
                    .roughlySortedBy("starts_on")
                    .onlyInfo("locked")
                    .events("added", "updated", "deleted")),

    USER(
            "user",
            "users",
            Traits.of("users")
                    .scope("users")
                    .byIds()
                    .polled()
                    .everyStatus("active", "deactivated")
                    .roughlySortedBy("last_name")
                    .onlyInfo("time_zone")
                    .onlyOnRequest("external_rate")
                    .events("deactivated")),
    TEAM(
            "team",
            "teams",
            Traits.whole("teams", Details.NONE).byIds().scope("users").polled()),
    DEPARTMENT(
            "department",
            "departments",
            Traits.whole("departments", Details.INFO)
                    .scope("departments")
                    .byIds()
                    .polled()
                    .everyStatus("active", "archived")
                    .onlyInfo("address", "bic", "fiscal_regime", "iban", "telephones", "website")),
    CUSTOM_FIELD_DEFINITION(
            "customFieldDefinition",
            "custom_field_definitions",
            Traits.of("customFieldDefinitions").byIds().polled().roughlySortedBy("label")),
    DEAL_PHASE(
            "dealPhase",
            "deal_phases",
            Traits.listOf("dealPhases").byIds().scope("deals").polled()),
    DEAL_PIPELINE(
            "dealPipeline",
            "deal_pipelines",
            Traits.listOf("dealPipelines").byIds().scope("deals").polled().everyStatus("open", "pending_deletion")),
    DEAL_SOURCE(
            "dealSource",
            "deal_sources",
            Traits.listOf("dealSources").byIds().scope("deals").polled().roughlySortedBy("name")),
    LOST_REASON(
            "lostReason",
            "lost_reasons",
            Traits.listOf("lostReasons").byIds().scope("deals").polled().roughlySortedBy("name")),
    TAX_RATE("taxRate", "tax_rates", Traits.listOf("taxRates").polled().roughlySortedBy("description")),
    WORK_TYPE(
            "workType",
            "work_types",
            Traits.listOf("workTypes").byIds().polled().roughlySortedBy("name")),
    ACTIVITY_TYPE(
            "activityType",
            "activity_types",
            Traits.listOf("activityTypes").byIds().polled()),
    PRODUCT_CATEGORY(
            "productCategory",
            "product_categories",
            Traits.whole("productCategories", Details.NONE).scope("products").polled());

    private final String singular;
    private final String plural;
    private final Traits traits;
    private final List<String> statuses;
    private final Set<String> infoOnlyKeys;
    private final Set<String> listOnlyKeys;
    private final Set<String> partlyListedKeys;
    private final List<String> eventTypes;

    EntityType(String singular, String plural, Traits traits) {
        this.singular = singular;
        this.plural = plural;
        this.traits = traits;
        this.statuses = List.copyOf(traits.listedByStatus);
        this.infoOnlyKeys = Set.copyOf(traits.infoOnly);
        this.listOnlyKeys = Set.copyOf(traits.listOnly);
        this.partlyListedKeys = Set.copyOf(traits.partlyListed);
        this.eventTypes =
                traits.events.stream().map(event -> singular + "." + event).toList();
    }

    private static String[] expenseEvents() {
        return new String[] {
            "added",
            "updated",
            "deleted",
            "approved",
            "refused",
            "bookkeepingSubmissionFailed",
            "bookkeepingSubmissionSucceeded"
        };
    }

    /** The type whose {@link #singular} that is; empty when the catalogue does not have it. */
    public static Optional<EntityType> find(String singular) {
        return Arrays.stream(values())
                .filter(type -> type.singular.equals(singular))
                .findFirst();
    }

    /** The type that a person names: {@code creditNote}, {@code credit_notes} or, as in the API's paths, {@code creditNotes}. */
    public static Optional<EntityType> named(String name) {
        return find(name)
                .or(() -> Arrays.stream(values())
                        .filter(type -> type.plural.equals(name) || type.path().equals(name))
                        .findFirst());
    }

    /**
     * As {@link #named}, for who must have one.
     *
     * @throws HubException 400 when the catalogue does not have it
     */
    public static EntityType asked(String name) {
        return named(name)
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

    /** The name of the view with its rows, and what people call them: {@code credit_notes}. */
    public String plural() {
        return plural;
    }

    /** The resource in the API's paths: {@code creditNotes}. */
    public String path() {
        return traits.path;
    }

    /** What the consent must include; empty where the API documentation names nothing. */
    public String scope() {
        return traits.scope;
    }

    /** Whether it has no list but one by ticket. */
    public boolean inThreads() {
        return traits.listing == Listing.THREADS;
    }

    /** Whether its list comes in pages; else all of it is one answer, whatever page is asked for. */
    public boolean paged() {
        return traits.listing != Listing.WHOLE;
    }

    /** Whether its list is {@code expenses.list}, whose rows name their source. */
    boolean expense() {
        return traits.listing == Listing.EXPENSES;
    }

    /** Whether a single one can be asked for; else a list is all there is. */
    public boolean detailed() {
        return traits.details != Details.NONE;
    }

    /** Whether it is a message, which {@code tickets.getMessage} answers. */
    boolean message() {
        return traits.details == Details.MESSAGE;
    }

    /** Whether its list can be asked for ids. */
    public boolean listedByIds() {
        return traits.byIds;
    }

    /** The sort field its pages are asked for in; empty where the list has none that would do. */
    public String sort() {
        return traits.sort;
    }

    /** Whether updates leave the order of its list as it is, so that pages do not shift under them. */
    public boolean sortIsStable() {
        return traits.sortIsStable;
    }

    /** What a list call must ask for to get rows as complete as a list gives them; empty when that is nothing. */
    public String includes() {
        return traits.includes;
    }

    /**
     * Statuses that the list must be asked for one by one, because it is not known whether it shows them all otherwise; empty
     * when it does. Source: API documentation of {@code contacts.list} and {@code companies.list}, which name the filter
     * without saying what holds when it is absent.
     */
    public List<String> statuses() {
        return statuses;
    }

    /** Statuses that one list call must name to be shown them all; empty when it need not. */
    List<String> everyStatus() {
        return List.copyOf(traits.everyStatus);
    }

    /** Whether the list can be asked for what changed since an instant. Source: the list's filter {@code updated_since}. */
    public boolean updatedSince() {
        return traits.updatedSince;
    }

    /** Whether webhooks do not announce all that happens to it, so that it must be listed every now and then. */
    public boolean polled() {
        return traits.polled;
    }

    /** Keys that only {@code .info} answers with. */
    public Set<String> infoOnlyKeys() {
        return infoOnlyKeys;
    }

    /**
     * Those of the {@link #infoOnlyKeys} that come only when asked for with {@code includes}, which this hub does not do.
     * Source: API documentation of {@code companies.info}, {@code products.info} and {@code users.info}.
     */
    public Set<String> keysOnlyIncludesBring() {
        return Set.copyOf(traits.onRequest);
    }

    /** Keys that only {@code .list} answers with. */
    public Set<String> listOnlyKeys() {
        return listOnlyKeys;
    }

    /** Keys whose object has members that only {@code .info} answers with. */
    public Set<String> partlyListedKeys() {
        return partlyListedKeys;
    }

    /** Whether a list row is less than the whole entity, so that a fetch by list must be followed by {@code .info}. */
    public boolean infoSaysMore() {
        return !traits.infoOnly.isEmpty();
    }

    /** Whether info is less than the whole entity, so that a fetch by info must be followed by a list row, if it can be. */
    public boolean listSaysMore() {
        return !traits.listOnly.isEmpty() && traits.byIds;
    }

    /** The webhook types that touch this type: {@code contact.added}, … */
    public List<String> eventTypes() {
        return eventTypes;
    }

    /** Whether that webhook type announces a change that only {@code .info} shows. */
    public boolean needsDetail(String eventType) {
        return traits.detailEvents.stream().anyMatch(event -> eventType.equals(singular + "." + event));
    }

    /** The types whose entities go with one of this type, and no webhook says so. */
    public List<EntityType> dependents() {
        return Stream.of(values())
                .filter(type -> type.traits.parent.equals(singular))
                .toList();
    }

    /** The link to the entity it goes with; empty when there is none. */
    public String parentKey() {
        return traits.parentKey;
    }
}
