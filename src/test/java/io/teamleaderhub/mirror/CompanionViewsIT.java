package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies within a live document is one row each in a view of its own. */
class CompanionViewsIT {
    private static final UUID ID = new UUID(1, 2);
    private static ViewDatabase database;

    @BeforeAll
    static void fill() throws SQLException {
        database = ViewDatabase.create();
        for (Fixture fixture : Fixture.all().toList()) {
            database.add(fixture.type(), Map.of(ID, fixture.document()));
        }
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "invoice_lines,invoice_id",
        "credit_note_lines,credit_note_id",
        "subscription_lines,subscription_id",
        "quotation_lines,quotation_id",
        "order_lines,order_id"
    })
    void aLineIsARow(String view, String parent) throws SQLException {
        var rows = database.rows("SELECT * FROM teamleader.%s ORDER BY section_position, position".formatted(view));

        assertThat(rows)
                .extracting(row -> row.get("section_title") + " " + row.get("position") + " " + row.get("description"))
                .containsExactly("Sweets 1 Cookies", "Sweets 2 Crumbs", "null 1 Delivery");
        assertThat(rows).allSatisfy(row -> assertThat(row).containsEntry(parent, ID));
        assertThat(rows.getLast()).containsEntry("product_id", null).containsEntry("section_position", 2L);
        var line = rows.getFirst();
        assertThat(line.get("product_id")).isNotNull();
        assertThat(line.get("unit_id")).isNotNull();
        assertThat(line.get("tax_id")).isNotNull();
        assertThat(text(line))
                .containsEntry("extended_description", "**Dark**")
                .containsEntry("quantity", "2")
                .containsEntry("unit_price_amount", "50.5")
                .containsEntry("unit_price_currency", "EUR")
                .containsEntry("unit_price_tax", "excluding")
                .containsEntry("discount_type", "percentage")
                .containsEntry("discount_value", "10")
                .containsEntry("total_tax_exclusive_amount", "90.9")
                .containsEntry("total_tax_exclusive_currency", "EUR")
                .containsEntry("total_tax_exclusive_before_discount_amount", "101")
                .containsEntry("total_tax_inclusive_amount", "109.99")
                .containsEntry("total_tax_inclusive_before_discount_amount", "122.21");
    }

    @Test
    void aLineHasWhatItsKindHas() throws SQLException {
        assertThat(first("quotation_lines"))
                .containsEntry("purchase_price_amount", "20.25")
                .containsEntry("purchase_price_currency", "EUR")
                .containsEntry("periodicity_unit", "month")
                .containsEntry("periodicity_period", "3")
                .doesNotContainKey("withheld_tax_id");
        assertThat(first("order_lines"))
                .containsEntry("purchase_price_amount", "20.25")
                .doesNotContainKey("periodicity_unit");
        assertThat(first("invoice_lines")).doesNotContainEntry("withheld_tax_id", "null");
        assertThat(first("invoice_lines")).doesNotContainKeys("purchase_price_amount", "periodicity_unit");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            invoice_payments          | position, payment_amount, payment_currency          | 1 100.5 EUR; 2 100 EUR
            team_members              | position, is_team_lead                              | 1 true; 2 false
            calendar_event_attendees  | position, attendee_type                             | 1 user; 2 contact
            calendar_event_links      | position, link_type                                 | 1 company; 2 deal; 3 work_order
            meeting_attendees         | position, attendee_type                             | 1 user; 2 contact
            project_participants      | position, participant_type, role                    | 1 user decision_maker; 2 user member
            product_suppliers         | supplier_type, product_code, purchase_price_amount  | company C-7 19; contact B null
            nextgen_project_customers | position, customer_type                             | 1 company; 2 contact
            nextgen_project_owners    | position                                            | 1
            nextgen_project_assignees | assignee_type, assign_type                          | user manual; team auto_assigned
            nextgen_task_assignees    | assignee_type, assign_type                          | user manual
            time_tracking_relates_to  | relates_to_type                                     | nextgenProject; company
            """, delimiter = '|')
    void anItemIsARow(String view, String columns, String expected) throws SQLException {
        var rows = database.rows("SELECT %s FROM teamleader.%s ORDER BY position".formatted(columns, view));

        assertThat(rows.stream()
                        .map(row -> String.join(" ", text(row).values()))
                        .toList())
                .isEqualTo(List.of(expected.split("; ")));
        assertThat(database.rows("SELECT * FROM teamleader." + view))
                .allSatisfy(row -> assertThat(row)
                        .as("every link is read")
                        .allSatisfy((column, value) -> assertThat(column.endsWith("_id") && value == null)
                                .isFalse()));
    }

    @Test
    void phasesOfADealHaveABeginningAndAnEnd() throws SQLException {
        UUID deal = UUID.randomUUID();
        database.add("deal", Map.of(deal, ViewDatabase.read("""
                {"phase_history": [
                    {"phase": {"id": "00000000-0000-0000-0000-000000000002"}, "started_at": "2026-01-02 12:00:00"},
                    {"phase": {"id": "00000000-0000-0000-0000-000000000001"}, "started_at": "2026-01-01T10:00:00+00:00",
                     "started_by": {"type": "user", "id": "00000000-0000-0000-0000-000000000009"}}]}
                """)));

        assertThat(database
                        .rows("SELECT * FROM teamleader.deal_phase_history WHERE deal_id = '%s' ORDER BY started_at"
                                .formatted(deal))
                        .stream()
                        .map(row -> String.join(" ", text(row).values()).substring(37))
                        .toList())
                .containsExactly(
                        "2 00000000-0000-0000-0000-000000000001 2026-01-01T10:00:00Z 2026-01-02T12:00:00Z"
                                + " 00000000-0000-0000-0000-000000000009",
                        "1 00000000-0000-0000-0000-000000000002 2026-01-02T12:00:00Z null null");
    }

    @Test
    void whoWorksWhereIsARow() throws SQLException {
        UUID contact = UUID.randomUUID();
        database.add("contact", Map.of(contact, ViewDatabase.read("""
                {"companies": [{"position": "CEO", "secondary_position": "Cook", "division": "Kitchen", "decision_maker": true,
                                "company": {"type": "company", "id": "00000000-0000-0000-0000-000000000001"}}]}
                """)));

        assertThat(database.rows("SELECT * FROM teamleader.contact_companies"))
                .singleElement()
                .satisfies(row -> assertThat(text(row))
                        .containsEntry("contact_id", contact.toString())
                        .containsEntry("company_id", "00000000-0000-0000-0000-000000000001")
                        .containsEntry("position", "CEO")
                        .containsEntry("secondary_position", "Cook")
                        .containsEntry("division", "Kitchen")
                        .containsEntry("decision_maker", "true"));
    }

    @Test
    void nothingOfADeletedRecordIsShown() throws SQLException {
        List<String> companions = database.views().stream()
                .filter(view -> view.matches(".*_(lines|custom_fields|payments|members|attendees|links|participants)"))
                .toList();
        assertThat(companions).hasSizeGreaterThan(20);
        assertThat(database.wholeRows("invoices_custom_fields")).isEqualTo(7);
        try (var other = ViewDatabase.create()) {
            for (Fixture fixture : Fixture.andFirstThree().toList()) {
                other.add(fixture.type(), Map.of(ID, fixture.document()));
            }
            other.execute("UPDATE hub.entity SET deleted_at = now()");
            for (String view : companions) {
                assertThat(other.wholeRows(view)).as(view).isZero();
            }
        }
    }

    private static Map<String, String> first(String view) throws SQLException {
        return text(database.rows("SELECT * FROM teamleader." + view).getFirst());
    }

    private static Map<String, String> text(Map<String, ?> row) {
        var text = new LinkedHashMap<String, String>();
        row.forEach((column, value) ->
                text.put(column, value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value)));
        return text;
    }
}
