package io.teamleaderhub.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What each column of a view must show of a well-formed document: the views once more, written in Java. */
final class ViewColumns {
    private final Map<String, Function<JsonNode, @Nullable Object>> columns = new LinkedHashMap<>();

    private ViewColumns() {}

    static ViewColumns of(String view) {
        return switch (view) {
            case "contacts" -> contacts();
            case "companies" -> companies();
            case "deals" -> deals();
            default -> throw new IllegalArgumentException(view);
        };
    }

    Map<String, @Nullable Object> expected(JsonNode document) {
        var expected = new LinkedHashMap<String, @Nullable Object>();
        columns.forEach((name, read) -> expected.put(name, read.apply(document)));
        return expected;
    }

    private static ViewColumns contacts() {
        return new ViewColumns()
                .profile()
                .add("full_name", ViewColumns::fullName)
                .texts("first_name", "last_name", "salutation", "gender")
                .add("birthdate", document -> date(document.path("birthdate")))
                .arrays("companies");
    }

    private static ViewColumns companies() {
        return new ViewColumns()
                .profile()
                .texts("name", "preferred_currency")
                .links("business_type", "responsible_user")
                .add("invoicing_email", document -> entry(document.path("emails"), "invoicing", "email"))
                .arrays("related_companies", "related_contacts");
    }

    private static ViewColumns deals() {
        return new ViewColumns()
                .texts("title", "summary", "reference", "status", "purchase_order_number", "web_url")
                .texts("lead/customer/type", "lost_reason/remark", "currency_exchange_rate/from")
                .texts("currency_exchange_rate/to", "estimated_value/currency", "weighted_value/currency")
                .links("department", "responsible_user", "second_responsible_user", "pipeline", "current_phase")
                .links("source", "lead/customer", "lead/contact_person")
                .add("lost_reason_id", document -> id(document.at("/lost_reason/reason/id")))
                .numbers("estimated_value/amount", "weighted_value/amount", "estimated_probability")
                .numbers("currency_exchange_rate/rate")
                .add("is_open", document -> "open".equals(text(document.path("status"))))
                .add("is_won", document -> "won".equals(text(document.path("status"))))
                .add("is_lost", document -> "lost".equals(text(document.path("status"))))
                .add("estimated_closing_date", document -> date(document.path("estimated_closing_date")))
                .instants("created_at", "updated_at", "closed_at")
                .arrays("phase_history", "quotations", "custom_fields");
    }

    private ViewColumns profile() {
        return texts("status", "language", "website", "vat_number", "national_identification_number", "iban", "bic")
                .texts("payment_term/type", "invoicing_preferences/electronic_invoicing_address", "remarks", "web_url")
                .texts("primary_address/line_1", "primary_address/postal_code")
                .texts("primary_address/city", "primary_address/country")
                .numbers("payment_term/days")
                .links("price_list")
                .instants("added_at", "updated_at")
                .arrays("emails", "telephones", "addresses", "custom_fields")
                .add("primary_email", document -> entry(document.path("emails"), "primary", "email"))
                .add("primary_phone", ViewColumns::phone)
                .add(
                        "marketing_mails_consent",
                        document -> document.path("marketing_mails_consent").booleanValue())
                .add(
                        "tags",
                        document -> StreamSupport.stream(document.path("tags").spliterator(), false)
                                .map(JsonNode::textValue)
                                .toList());
    }

    private ViewColumns add(String column, Function<JsonNode, @Nullable Object> read) {
        columns.put(column, read);
        return this;
    }

    /** Columns at these paths, called like them with underscores for slashes. */
    private ViewColumns at(Function<JsonNode, @Nullable Object> read, String... paths) {
        for (String path : paths) {
            columns.put(path.replace('/', '_'), document -> read.apply(document.at("/" + path)));
        }
        return this;
    }

    private ViewColumns texts(String... paths) {
        return at(ViewColumns::text, paths);
    }

    private ViewColumns numbers(String... paths) {
        return at(node -> node.isNumber() ? ViewDatabase.plain(node.decimalValue()) : null, paths);
    }

    private ViewColumns instants(String... paths) {
        return at(ViewColumns::instant, paths);
    }

    private ViewColumns arrays(String... paths) {
        return at(node -> node.isArray() ? node : null, paths);
    }

    private ViewColumns links(String... paths) {
        for (String path : paths) {
            columns.put(path.replace('/', '_') + "_id", document -> id(document.at("/" + path + "/id")));
        }
        return this;
    }

    private static @Nullable String text(JsonNode node) {
        return node.textValue();
    }

    private static @Nullable UUID id(JsonNode node) {
        String text = text(node);
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable Instant instant(JsonNode node) {
        String text = text(node);
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    private static @Nullable LocalDate date(JsonNode node) {
        String text = text(node);
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable String phone(JsonNode document) {
        String phone = entry(document.path("telephones"), "phone", "number");
        return phone == null ? entry(document.path("telephones"), "mobile", "number") : phone;
    }

    private static @Nullable String entry(JsonNode list, String type, String key) {
        for (JsonNode entry : list) {
            if (type.equals(text(entry.path("type")))) {
                return text(entry.path(key));
            }
        }
        return null;
    }

    private static @Nullable String fullName(JsonNode document) {
        String name = (document.path("first_name").asText("") + " "
                        + document.path("last_name").asText(""))
                .strip();
        return name.isEmpty() ? null : name;
    }
}
