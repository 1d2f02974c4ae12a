package io.teamleaderhub.dev.simulator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of record types, in the order their data is generated: what a row refers to stands above it. */
final class Catalogue {
    static final ResourceType COMPANIES = ResourceRow.of("companies", "company")
            .createdAt("added_at")
            .updatedAt()
            .infoOnly("addresses", "remarks")
            .derived("primary_address", BodyShapes::primaryAddress)
            .includes("custom_fields")
            .infoIncludes("related_companies", "related_contacts")
            .filters("ids", "updated_since", "status", "term", "email", "tags")
            .filters("vat_number=vat_number", "national_identification_number=national_identification_number")
            .filters("marketing_mails_consent=marketing_mails_consent")
            .sorts(SortField.text("name", "name"), SortField.time("added_at"), SortField.time("updated_at"))
            .create("add", "name")
            .writes("name", "vat_number", "national_identification_number", "emails", "telephones", "website")
            .writes("addresses", "iban", "bic", "language", "remarks", "tags", "marketing_mails_consent")
            .writes("preferred_currency")
            .reference("business_type_id", "business_type", "businessType")
            .reference("responsible_user_id", "responsible_user", "user")
            .reference("price_list_id", "price_list", "priceList")
            .write("custom_fields", "custom_fields", BodyShapes::customFields)
            .events("added", "updated", "deleted")
            .generatedBy(new CompanyGenerator());

    static final ResourceType CONTACTS = ResourceRow.of("contacts", "contact")
            .createdAt("added_at")
            .updatedAt()
            .infoOnly("addresses", "companies", "remarks", "vat_number")
            .derived("primary_address", BodyShapes::primaryAddress)
            .includes("custom_fields")
            .filters("ids", "updated_since", "status", "term", "email", "tags")
            .filters("company_id=companies.company.id", "marketing_mails_consent=marketing_mails_consent")
            .sorts(
                    SortField.text("name", "first_name", "last_name"),
                    SortField.time("added_at"),
                    SortField.time("updated_at"))
            .create("add", "last_name")
            .writes("first_name", "last_name", "salutation", "emails", "telephones", "website", "addresses")
            .writes("language", "gender", "birthdate", "iban", "bic", "national_identification_number")
            .writes("remarks", "tags", "marketing_mails_consent")
            .reference("price_list_id", "price_list", "priceList")
            .write("custom_fields", "custom_fields", BodyShapes::customFields)
            .events("added", "updated", "deleted")
            .generatedBy(new ContactGenerator());

    static final ResourceType DEALS = ResourceRow.of("deals", "deal")
            .createdAt("created_at")
            .updatedAt()
            .infoOnly("phase_history", "quotations")
            .includes("custom_fields")
            .filters("ids", "updated_since", "status", "term", "customer=lead.customer", "phase_id=current_phase.id")
            .filters("pipeline_ids=pipeline.id", "responsible_user_id=responsible_user.id", "created_before<created_at")
            .filters("estimated_closing_date=estimated_closing_date")
            .filters("estimated_closing_date_from>=estimated_closing_date")
            .filters("estimated_closing_date_until<=estimated_closing_date")
            .sorts(SortField.time("created_at").descendingByDefault(), SortField.amount("weighted_value"))
            .create("create", "lead.customer", "title")
            .foreign("lead.contact_person_id", "contact")
            .writes("title", "summary", "estimated_value", "estimated_probability", "estimated_closing_date")
            .writes("purchase_order_number")
            .write("lead", "lead", BodyShapes::lead)
            .write("currency", "currency_exchange_rate", BodyShapes::exchangeRate)
            .reference("source_id", "source", "dealSource")
            .reference("department_id", "department", "department")
            .reference("responsible_user_id", "responsible_user", "user")
            .reference("second_responsible_user_id", "second_responsible_user", "user")
            .reference("phase_id", "current_phase", "dealPhase")
            .write("custom_fields", "custom_fields", BodyShapes::customFields)
            .events("created", "updated", "deleted")
            .generatedBy(new DealGenerator());

    /** What every simulated account has, if only as a type of which there is nothing. */
    static final List<ResourceType> CRM = List.of(COMPANIES, CONTACTS, DEALS);

    static final List<ResourceType> ALL = Stream.of(
                    SettingsTypes.ROWS,
                    CRM,
                    SalesTypes.ROWS,
                    ProjectTypes.ROWS,
                    InvoicingTypes.ROWS,
                    ExpenseTypes.ROWS,
                    ActivityTypes.ROWS)
            .flatMap(List::stream)
            .toList();

    private Catalogue() {}

    static Optional<ResourceType> byPath(String path) {
        return ALL.stream().filter(type -> type.path().equals(path)).findFirst();
    }

    static Optional<ResourceType> bySingular(String singular) {
        return ALL.stream().filter(type -> type.singular().equals(singular)).findFirst();
    }

    /** The type of that path or singular, which the caller knows to exist. */
    static ResourceType require(String path) {
        return byPath(path)
                .or(() -> bySingular(path))
                .orElseThrow(() -> new IllegalArgumentException("No records at " + path));
    }
}
