package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Rows of the {@link Catalogue}: what is ordered, invoiced, credited and invoiced again and again. */
final class InvoicingTypes {
    static final List<ResourceType> ROWS = List.of(
            ResourceRow.of("orders", "order")
                    .infoOnly("grouped_lines")
                    .includes("custom_fields")
                    .filters("ids")
                    .shaped("""
                            name: title
                            order_date: date?
                            order_number: int(900)?
                            delivery_date: date?
                            payment_term: payment_term
                            grouped_lines: lines
                            total: {tax_exclusive: money, tax_inclusive: money, purchase_price_tax_exclusive: money, purchase_price_tax_inclusive: money, taxes: tax_lines}
                            web_url: web_url(order_detail.php)
                            supplier: ->company|contact?
                            department: ->department
                            deal: ->deal
                            project: ->project
                            assignee: ->user
                            custom_fields: custom_fields(order)
                            """),
            ResourceRow.of("subscriptions", "subscription")
                    .createdAt("created_at")
                    .infoOnly("grouped_lines", "currency", "custom_fields", "document_template", "invoice_generation")
                    .infoOnly("payment_term")
                    .hidden("deal")
                    .filters("ids", "deal_id=deal.id", "department_id=department.id")
                    .filters("customer=invoicee.customer", "status")
                    .sorts(SortField.text("title", "title"), SortField.time("created_at"))
                    .sorts(SortField.text("status", "status"))
                    .create("create", "invoicee.customer", "department_id", "starts_on", "billing_cycle", "title")
                    .without("delete")
                    .writes("title", "note", "starts_on", "ends_on", "billing_cycle", "payment_term", "grouped_lines")
                    .writes("invoice_generation")
                    .write("invoicee", "invoicee", BodyShapes::invoicee)
                    .reference("department_id", "department", "department")
                    .reference("document_template_id", "document_template", "documentTemplate")
                    .reference("deal_id", "deal", "deal")
                    .either("project_id", "project", "project", "nextgenProject")
                    .customFields()
                    .sets("deactivate", "deactivated", "status", "deactivated")
                    .events("added", "updated", "deleted")
                    .turn("status", "deactivated", "deactivated")
                    .quiet("grouped_lines", "total")
                    .shaped("""
                            title: title
                            note: markdown?
                            status: active|active|deactivated
                            department: ->department
                            invoicee: {customer: ->company|contact, for_attention_of: addressee?}
                            deal: ->deal?
                            project: ->project|nextgenProject?
                            next_renewal_date: date?
                            total: total
                            web_url: web_url(subscription_detail.php)
                            starts_on: date
                            ends_on: date?
                            billing_cycle: {periodicity: {unit: =month, period: number(1/2/3/6)}, days_in_advance: number(0/7/14/21/28)}
                            payment_term: payment_term
                            grouped_lines: lines
                            invoice_generation: {action: draft|book|book_and_send, sending_methods: [{method: email|peppol|postal_service}], payment_method: =direct_debit}
                            custom_fields: custom_fields(subscription)
                            document_template: ->documentTemplate
                            currency: =EUR
                            created_at: instant
                            """),
            ResourceRow.of("invoices", "invoice")
                    .createdAt("created_at")
                    .updatedAt()
                    .infoOnly("grouped_lines", "discounts", "payments", "payment_term", "note", "currency")
                    .infoOnly("custom_fields", "document_template", "expected_payment_method", "on_hold_since")
                    .infoOnly("peppol_status", "invoicee.email", "invoicee.national_identification_number")
                    .infoOnly("total.tax_exclusive_before_discount", "total.tax_inclusive_before_discount")
                    .infoOnly("total.withheld_taxes")
                    .listOnly("web_url", "subscription")
                    .filters("ids", "updated_since", "term", "invoice_number=invoice_number", "status")
                    .filters("department_id=department.id", "deal_id=deal.id", "project_id=project.id")
                    .filters("subscription_id=subscription.id", "purchase_order_number=purchase_order_number")
                    .filters("payment_reference=payment_reference", "customer=invoicee.customer")
                    .filters("invoice_date_after>=invoice_date", "invoice_date_before<=invoice_date")
                    .sorts(SortField.text("invoice_number", "invoice_number"))
                    .sorts(SortField.text("invoice_date", "invoice_date"))
                    .create("draft", "invoicee.customer", "department_id", "payment_term", "grouped_lines")
                    .writes("payment_term", "purchase_order_number", "grouped_lines", "invoice_date", "discounts")
                    .writes("note", "expected_payment_method", "delivery_date")
                    .write("invoicee", "invoicee", BodyShapes::invoicee)
                    .write("currency", "currency", BodyShapes::currency)
                    .either("project_id", "project", "project", "nextgenProject")
                    .reference("department_id", "department", "department")
                    .reference("document_template_id", "document_template", "documentTemplate")
                    .customFields()
                    .act("book", "booked", InvoiceEdits::book)
                    .act("registerPayment", "paymentRegistered", InvoiceEdits::pay)
                    .act("removePayments", "paymentRemoved", InvoiceEdits::unpay)
                    .act("send", "sent", (invoice, call) -> invoice.put("sent", true))
                    .sets("sendViaPeppol", "peppolSubmissionSucceeded", "peppol_status", "sent")
                    .events("drafted", "updated", "deleted")
                    .shaped("""
                            department: ->department
                            invoice_number: prefixed(2026 / )
                            invoice_date: date
                            status: draft|outstanding|matched
                            due_on: date
                            paid: bool
                            paid_at: instant
                            sent: bool
                            purchase_order_number: prefixed(PO-)?
                            invoicee: {name: company, vat_number: prefixed(BE0)?, customer: ->company|contact, for_attention_of: addressee?, email: email?, national_identification_number: digits(11)?}
                            discounts: discounts
                            grouped_lines: lines
                            total: {tax_exclusive: money, tax_exclusive_before_discount: money, tax_inclusive: money, tax_inclusive_before_discount: money, taxes: tax_lines, withheld_taxes: [{id: uuid, taxable: money, withheld: money}], payable: money, due: money}
                            payment_term: payment_term
                            payments: [{paid_at: instant, payment: money}]
                            payment_reference: prefixed(+++)?
                            note: markdown?
                            currency: =EUR
                            currency_exchange_rate: fx
                            expected_payment_method: {method: cash|bank_transfer|payment_card, reference: digits(8)?}?
                            file: ->file?
                            deal: ->deal?
                            project: ->project|nextgenProject?
                            subscription: ->subscription?
                            on_hold_since: date?
                            custom_fields: custom_fields(invoice)
                            document_template: ->documentTemplate
                            delivery_date: date?
                            peppol_status: sending|sent|receiver_paid?
                            web_url: web_url(invoice_detail.php)
                            created_at: instant
                            updated_at: instant
                            """, (invoice, context) -> InvoiceEdits.settle(invoice)),
            ResourceRow.of("creditNotes", "creditNote")
                    .createdAt("created_at")
                    .updatedAt()
                    .infoOnly("grouped_lines", "discounts", "currency", "currency_exchange_rate", "document_template")
                    .infoOnly("peppol_status", "invoicee.email", "invoicee.national_identification_number")
                    .filters("ids", "updated_since", "department_id=department.id", "invoice_id=invoice.id")
                    .filters("customer=invoicee.customer", "credit_note_date_after>=credit_note_date")
                    .filters("credit_note_date_before<credit_note_date")
                    .sets("sendViaPeppol", "peppolSubmissionSucceeded", "peppol_status", "sent")
                    .events("booked", "updated", "deleted")
                    .shaped("""
                            department: ->department
                            credit_note_number: prefixed(2026 / CN)
                            credit_note_date: date
                            status: =booked
                            invoice: ->invoice?
                            paid: bool
                            paid_at: instant?
                            invoicee: {name: company, vat_number: prefixed(BE0)?, customer: ->company|contact, email: email?, national_identification_number: digits(11)?}
                            discounts: discounts
                            total: {tax_exclusive: money, tax_inclusive: money, payable: money, taxes: tax_lines}
                            grouped_lines: priced_lines
                            currency: =EUR
                            currency_exchange_rate: fx
                            created_at: instant
                            updated_at: instant
                            document_template: ->documentTemplate
                            peppol_status: sending|sent?
                            """, InvoicingTypes::unpaid));

    private InvoicingTypes() {}

    private static void unpaid(ObjectNode creditNote, Generator.Context context) {
        if (!creditNote.path("paid").asBoolean()) {
            creditNote.putNull("paid_at");
        }
    }
}
