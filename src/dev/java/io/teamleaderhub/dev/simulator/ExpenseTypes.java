package io.teamleaderhub.dev.simulator;

import java.util.List;
import java.util.Map;

/** Rows of the {@link Catalogue}: what suppliers send. None has a list of its own; {@link ExpenseActions} lists them all. */
final class ExpenseTypes {
    private static final String SHAPE = """
            title: title
            origin: ->user|peppolIncomingDocument
            supplier: ->company|contact?
            document_number: prefixed(F-)?
            currency: {code: EUR|USD}
            company_entity: ->department
            file: ->file?
            review_status: pending|approved|refused
            bookkeeping_status: not_sent|sent
            paid_amount: amount?
            paid_at: instant?
            payments: [none]
            """;
    private static final String INVOICE = SHAPE + """
            invoice_date: date?
            due_date: date?
            total: {tax_exclusive: {amount: amount}?, tax_inclusive: {amount: amount}?}
            payment_reference: digits(12)?
            iban_number: prefixed(BE6853900754)?
            """;

    static final List<ResourceType> ROWS = List.of(
            expense("incomingInvoices", "incomingInvoice")
                    .writes("invoice_date", "due_date", "payment_reference", "iban_number")
                    .shaped(INVOICE + "payment_status: unknown|paid|partially_paid|not_paid"),
            expense("incomingCreditNotes", "incomingCreditNote")
                    .writes("invoice_date", "due_date", "payment_reference", "iban_number")
                    .shaped(INVOICE + "payment_status: unknown|paid|not_paid"),
            expense("receipts", "receipt").writes("receipt_date").shaped(SHAPE + """
                    receipt_date: date?
                    total: {tax_inclusive: {amount: amount}?}
                    payment_status: unknown|paid|not_paid
                    """));

    /** The key of the date that {@code expenses.list} calls {@code document_date}, by singular. */
    static final Map<String, String> DATES =
            Map.of("incomingInvoice", "invoice_date", "incomingCreditNote", "invoice_date", "receipt", "receipt_date");

    private ExpenseTypes() {}

    private static ResourceRow expense(String path, String singular) {
        return ResourceRow.of(path, singular)
                .without("list")
                .listOnly("bookkeeping_status", "paid_amount", "paid_at")
                .hidden("payments")
                .create("add", "title", "currency")
                .writes("title", "document_number", "currency", "total")
                .either("supplier_id", "supplier", "company", "contact")
                .reference("company_entity_id", "company_entity", "department")
                .reference("file_id", "file", "file")
                .sets("approve", "approved", "review_status", "approved")
                .sets("refuse", "refused", "review_status", "refused")
                .sets("markAsPendingReview", "updated", "review_status", "pending")
                .sets("sendToBookkeeping", "bookkeepingSubmissionSucceeded", "bookkeeping_status", "sent")
                .events("added", "updated", "deleted")
                .turn("review_status", "approved", "approved")
                .turn("review_status", "refused", "refused");
    }
}
