-- What is invoiced: invoices, credit notes, subscriptions, what suppliers charge, tax rates.

----------------------------------------------------------------------------------------------------------------------
-- Invoices
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.invoices_all AS
SELECT
    e.id,
    hub.short(e.data ->> 'invoice_number') AS invoice_number,
    hub.short(e.data ->> 'status') AS status,
    hub.as_date(e.data ->> 'invoice_date') AS invoice_date,
    hub.as_date(e.data ->> 'due_on') AS due_on,
    hub.as_boolean(e.data -> 'paid') AS paid,
    hub.as_timestamp(e.data ->> 'paid_at') AS paid_at,
    hub.as_boolean(e.data -> 'sent') AS sent,
    hub.as_boolean(e.data -> 'paid') AS is_paid,
    hub.as_date(e.data ->> 'due_on') < current_date AND NOT hub.as_boolean(e.data -> 'paid') AS is_overdue,
    hub.as_numeric(e.data #> '{total,due,amount}') AS amount_due,
    hub.sum_of(e.data -> 'payments', '{payment,amount}') AS amount_paid,
    hub.as_uuid(e.data #>> '{department,id}') AS department_id,
    e.data #>> '{invoicee,name}' AS invoicee_name,
    e.data #>> '{invoicee,vat_number}' AS invoicee_vat_number,
    e.data #>> '{invoicee,customer,type}' AS invoicee_customer_type,
    hub.as_uuid(e.data #>> '{invoicee,customer,id}') AS invoicee_customer_id,
    e.data #>> '{invoicee,for_attention_of,name}' AS invoicee_for_attention_of_name,
    hub.as_uuid(e.data #>> '{invoicee,for_attention_of,contact,id}') AS invoicee_for_attention_of_contact_id,
    e.data #>> '{invoicee,email}' AS invoicee_email,
    e.data #>> '{invoicee,national_identification_number}' AS invoicee_national_identification_number,
    e.data ->> 'purchase_order_number' AS purchase_order_number,
    e.data ->> 'payment_reference' AS payment_reference,
    e.data ->> 'note' AS note,
    hub.as_numeric(e.data #> '{total,tax_exclusive,amount}') AS total_tax_exclusive_amount,
    e.data #>> '{total,tax_exclusive,currency}' AS total_tax_exclusive_currency,
    hub.as_numeric(e.data #> '{total,tax_exclusive_before_discount,amount}')
        AS total_tax_exclusive_before_discount_amount,
    e.data #>> '{total,tax_exclusive_before_discount,currency}' AS total_tax_exclusive_before_discount_currency,
    hub.as_numeric(e.data #> '{total,tax_inclusive,amount}') AS total_tax_inclusive_amount,
    e.data #>> '{total,tax_inclusive,currency}' AS total_tax_inclusive_currency,
    hub.as_numeric(e.data #> '{total,tax_inclusive_before_discount,amount}')
        AS total_tax_inclusive_before_discount_amount,
    e.data #>> '{total,tax_inclusive_before_discount,currency}' AS total_tax_inclusive_before_discount_currency,
    hub.as_numeric(e.data #> '{total,payable,amount}') AS total_payable_amount,
    e.data #>> '{total,payable,currency}' AS total_payable_currency,
    hub.as_numeric(e.data #> '{total,due,amount}') AS total_due_amount,
    e.data #>> '{total,due,currency}' AS total_due_currency,
    hub.as_numeric(e.data #> '{total,due_incasso_inclusive,amount}') AS total_due_incasso_inclusive_amount,
    e.data #>> '{total,due_incasso_inclusive,currency}' AS total_due_incasso_inclusive_currency,
    hub.as_numeric(e.data #> '{total,fixed_late_fee,amount}') AS total_fixed_late_fee_amount,
    e.data #>> '{total,fixed_late_fee,currency}' AS total_fixed_late_fee_currency,
    hub.as_numeric(e.data #> '{total,interest,amount}') AS total_interest_amount,
    e.data #>> '{total,interest,currency}' AS total_interest_currency,
    hub.as_array(e.data #> '{total,taxes}') AS total_taxes,
    hub.as_array(e.data #> '{total,withheld_taxes}') AS total_withheld_taxes,
    e.data #>> '{payment_term,type}' AS payment_term_type,
    hub.as_numeric(e.data #> '{payment_term,days}') AS payment_term_days,
    e.data ->> 'currency' AS currency,
    e.data #>> '{currency_exchange_rate,from}' AS currency_exchange_rate_from,
    e.data #>> '{currency_exchange_rate,to}' AS currency_exchange_rate_to,
    hub.as_numeric(e.data #> '{currency_exchange_rate,rate}') AS currency_exchange_rate_rate,
    e.data #>> '{expected_payment_method,method}' AS expected_payment_method_method,
    e.data #>> '{expected_payment_method,reference}' AS expected_payment_method_reference,
    hub.as_uuid(e.data #>> '{file,id}') AS file_id,
    hub.as_uuid(e.data #>> '{deal,id}') AS deal_id,
    e.data #>> '{project,type}' AS project_type,
    hub.as_uuid(e.data #>> '{project,id}') AS project_id,
    hub.as_uuid(e.data #>> '{subscription,id}') AS subscription_id,
    hub.as_date(e.data ->> 'on_hold_since') AS on_hold_since,
    hub.as_date(e.data ->> 'delivery_date') AS delivery_date,
    hub.as_uuid(e.data #>> '{document_template,id}') AS document_template_id,
    e.data ->> 'peppol_status' AS peppol_status,
    e.data ->> 'invoice_content' AS invoice_content,
    hub.as_array(e.data -> 'discounts') AS discounts,
    hub.as_array(e.data -> 'grouped_lines') AS grouped_lines,
    hub.as_array(e.data -> 'payments') AS payments,
    hub.as_array(e.data -> 'custom_fields') AS custom_fields,
    hub.by_label(e.data -> 'custom_fields', (SELECT l.labels FROM hub.custom_field_labels l)) AS custom_fields_by_label,
    e.data ->> 'web_url' AS web_url,
    hub.as_timestamp(e.data ->> 'created_at') AS created_at,
    hub.as_timestamp(e.data ->> 'updated_at') AS updated_at,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'invoice';

COMMENT ON COLUMN teamleader.invoices_all.invoice_number IS
    'Number shown to people, for example 2018 / 27; null while a draft.';
COMMENT ON COLUMN teamleader.invoices_all.status IS 'draft, outstanding or matched.';
COMMENT ON COLUMN teamleader.invoices_all.invoice_date IS 'Date of the invoice; null while a draft.';
COMMENT ON COLUMN teamleader.invoices_all.due_on IS 'Until when to pay; null while a draft.';
COMMENT ON COLUMN teamleader.invoices_all.paid IS 'Whether it is paid.';
COMMENT ON COLUMN teamleader.invoices_all.paid_at IS 'When it was paid.';
COMMENT ON COLUMN teamleader.invoices_all.sent IS 'Whether it was sent to the customer.';
COMMENT ON COLUMN teamleader.invoices_all.is_paid IS 'Whether it is paid: the same as paid.';
COMMENT ON COLUMN teamleader.invoices_all.is_overdue IS
    'Whether it should have been paid: due before today (in the session''s time zone) and not paid; null while either '
    'is not known.';
COMMENT ON COLUMN teamleader.invoices_all.amount_due IS
    'What is left to pay: the same as total_due_amount, in invoices.total_due_currency.';
COMMENT ON COLUMN teamleader.invoices_all.amount_paid IS
    'What was paid: sum of the payments (only .info has them), in the currency of the invoice.';
COMMENT ON COLUMN teamleader.invoices_all.department_id IS 'Link to the department (own company) that invoices.';
COMMENT ON COLUMN teamleader.invoices_all.invoicee_name IS 'Name of who is invoiced.';
COMMENT ON COLUMN teamleader.invoices_all.invoicee_vat_number IS 'VAT number of who is invoiced.';
COMMENT ON COLUMN teamleader.invoices_all.invoicee_customer_type IS 'contact or company: what invoicee_customer_id is.';
COMMENT ON COLUMN teamleader.invoices_all.invoicee_customer_id IS
    'Link to the customer: to contacts.id or companies.id, as invoicee_customer_type says.';
COMMENT ON COLUMN teamleader.invoices_all.invoicee_for_attention_of_name IS 'For the attention of: a name.';
COMMENT ON COLUMN teamleader.invoices_all.invoicee_for_attention_of_contact_id IS
    'For the attention of: link to contacts.id.';
COMMENT ON COLUMN teamleader.invoices_all.invoicee_email IS 'E-mail address of who is invoiced; only .info has it.';
COMMENT ON COLUMN teamleader.invoices_all.invoicee_national_identification_number IS
    'Number of who is invoiced in the national register; only .info has it.';
COMMENT ON COLUMN teamleader.invoices_all.purchase_order_number IS 'The customer''s purchase order number.';
COMMENT ON COLUMN teamleader.invoices_all.payment_reference IS 'Reference to pay with.';
COMMENT ON COLUMN teamleader.invoices_all.note IS 'Note, plain text; only .info has it.';
COMMENT ON COLUMN teamleader.invoices_all.total_tax_exclusive_amount IS
    'Total without tax: amount in invoices.total_tax_exclusive_currency.';
COMMENT ON COLUMN teamleader.invoices_all.total_tax_exclusive_currency IS
    'Currency of total_tax_exclusive_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.invoices_all.total_tax_exclusive_before_discount_amount IS
    'Total without tax, before discounts: amount in invoices.total_tax_exclusive_before_discount_currency.';
COMMENT ON COLUMN teamleader.invoices_all.total_tax_exclusive_before_discount_currency IS
    'Currency of total_tax_exclusive_before_discount_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.invoices_all.total_tax_inclusive_amount IS
    'Total with tax: amount in invoices.total_tax_inclusive_currency.';
COMMENT ON COLUMN teamleader.invoices_all.total_tax_inclusive_currency IS
    'Currency of total_tax_inclusive_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.invoices_all.total_tax_inclusive_before_discount_amount IS
    'Total with tax, before discounts: amount in invoices.total_tax_inclusive_before_discount_currency.';
COMMENT ON COLUMN teamleader.invoices_all.total_tax_inclusive_before_discount_currency IS
    'Currency of total_tax_inclusive_before_discount_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.invoices_all.total_payable_amount IS
    'What is to be paid in all: amount in invoices.total_payable_currency.';
COMMENT ON COLUMN teamleader.invoices_all.total_payable_currency IS
    'Currency of total_payable_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.invoices_all.total_due_amount IS
    'What is left to pay: amount in invoices.total_due_currency.';
COMMENT ON COLUMN teamleader.invoices_all.total_due_currency IS
    'Currency of total_due_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.invoices_all.total_due_incasso_inclusive_amount IS
    'What is left to pay with the costs of collection, where asked for: amount in '
    'invoices.total_due_incasso_inclusive_currency.';
COMMENT ON COLUMN teamleader.invoices_all.total_due_incasso_inclusive_currency IS
    'Currency of total_due_incasso_inclusive_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.invoices_all.total_fixed_late_fee_amount IS
    'Fixed fee for paying late, where asked for: amount in invoices.total_fixed_late_fee_currency.';
COMMENT ON COLUMN teamleader.invoices_all.total_fixed_late_fee_currency IS
    'Currency of total_fixed_late_fee_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.invoices_all.total_interest_amount IS
    'Interest for paying late, where asked for: amount in invoices.total_interest_currency.';
COMMENT ON COLUMN teamleader.invoices_all.total_interest_currency IS
    'Currency of total_interest_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.invoices_all.total_taxes IS
    'Taxes by rate: array of {rate: fraction, taxable: money, tax: money}.';
COMMENT ON COLUMN teamleader.invoices_all.total_withheld_taxes IS
    'Taxes withheld (only .info has them): array of {id, taxable: money, withheld: money}.';
COMMENT ON COLUMN teamleader.invoices_all.payment_term_type IS 'cash, end_of_month or after_invoice_date.';
COMMENT ON COLUMN teamleader.invoices_all.payment_term_days IS
    'Days within which to pay, for the types that count them.';
COMMENT ON COLUMN teamleader.invoices_all.currency IS 'Currency of the invoice: ISO 4217; only .info has it.';
COMMENT ON COLUMN teamleader.invoices_all.currency_exchange_rate_from IS
    'Exchange rate: currency of the document, ISO 4217.';
COMMENT ON COLUMN teamleader.invoices_all.currency_exchange_rate_to IS
    'Exchange rate: currency of the account, ISO 4217.';
COMMENT ON COLUMN teamleader.invoices_all.currency_exchange_rate_rate IS
    'Exchange rate: units of invoices.currency_exchange_rate_to per unit of invoices.currency_exchange_rate_from.';
COMMENT ON COLUMN teamleader.invoices_all.expected_payment_method_method IS
    'How it is to be paid, for example bank_transfer or direct_debit; only .info has it.';
COMMENT ON COLUMN teamleader.invoices_all.expected_payment_method_reference IS
    'Reference of that payment method, for example a mandate.';
COMMENT ON COLUMN teamleader.invoices_all.file_id IS 'Link to the document as a file.';
COMMENT ON COLUMN teamleader.invoices_all.deal_id IS 'Link to the deal: deals.id.';
COMMENT ON COLUMN teamleader.invoices_all.project_type IS 'project or nextgenProject: what project_id is.';
COMMENT ON COLUMN teamleader.invoices_all.project_id IS
    'Link to the project: to projects.id or nextgen_projects.id, as project_type says.';
COMMENT ON COLUMN teamleader.invoices_all.subscription_id IS
    'Link to the subscription it came from: subscriptions.id; only lists have it.';
COMMENT ON COLUMN teamleader.invoices_all.on_hold_since IS
    'Since when it is on hold: no reminders are sent; only .info has it.';
COMMENT ON COLUMN teamleader.invoices_all.delivery_date IS 'Date of delivery.';
COMMENT ON COLUMN teamleader.invoices_all.document_template_id IS 'Link to the document template; only .info has it.';
COMMENT ON COLUMN teamleader.invoices_all.peppol_status IS
    'How far it came over Peppol, for example sent or receiver_accepted; null when it was not sent so.';
COMMENT ON COLUMN teamleader.invoices_all.invoice_content IS
    'goods, services or goods_and_services; only .info has it.';
COMMENT ON COLUMN teamleader.invoices_all.discounts IS
    'Discounts on the whole (only .info has them): array of {type: percentage, value: 0 to 100, description}.';
COMMENT ON COLUMN teamleader.invoices_all.grouped_lines IS
    'Lines by section (only .info has them): array of {section: {title}, line_items: [{product, quantity, unit_price, '
    'tax, total, …}]}; one row each in invoice_lines.';
COMMENT ON COLUMN teamleader.invoices_all.payments IS
    'Payments (only .info has them): array of {paid_at, payment: money}; one row each in invoice_payments.';
COMMENT ON COLUMN teamleader.invoices_all.custom_fields IS 'Custom fields: array of {definition: {type, id}, value}.';
COMMENT ON COLUMN teamleader.invoices_all.custom_fields_by_label IS
    'Custom fields: object of value by label. Where two definitions of the context share a label, the later one has a '
    'part of its id behind: Label (1a2b3c4d).';
COMMENT ON COLUMN teamleader.invoices_all.web_url IS 'The page in Teamleader.';
COMMENT ON COLUMN teamleader.invoices_all.created_at IS 'When the record was made in Teamleader.';
COMMENT ON COLUMN teamleader.invoices_all.updated_at IS 'When Teamleader last changed the record, to the second.';
SELECT hub.create_live_view('invoices', 'Invoices to customers, one row each.');
SELECT hub.create_companion_view('invoice_lines', 'hub.line', 'invoice', 'invoices', 'Lines of invoices, one row each.',
    '{purchase_price_amount, purchase_price_currency, periodicity_unit, periodicity_period}');
SELECT hub.create_companion_view('invoices_custom_fields', 'hub.custom_field', 'invoice', 'invoices',
    'Custom fields of invoices, one row for each field of a record.');
CREATE VIEW teamleader.invoice_payments AS
SELECT
    e.id AS invoice_id,
    i.position,
    hub.as_timestamp(i.item ->> 'paid_at') AS paid_at,
    hub.as_numeric(i.item #> '{payment,amount}') AS payment_amount,
    i.item #>> '{payment,currency}' AS payment_currency
FROM hub.entity e
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'payments')) WITH ORDINALITY AS i(item, position)
WHERE e.type = 'invoice' AND e.deleted_at IS NULL;
COMMENT ON VIEW teamleader.invoice_payments IS 'Payments of invoices, one row each.';
COMMENT ON COLUMN teamleader.invoice_payments.invoice_id IS 'Link to the invoice: invoices.id.';
COMMENT ON COLUMN teamleader.invoice_payments.position IS 'Place in Teamleader''s order, from 1.';
COMMENT ON COLUMN teamleader.invoice_payments.paid_at IS 'When it was paid.';
COMMENT ON COLUMN teamleader.invoice_payments.payment_amount IS
    'What was paid: amount in invoice_payments.payment_currency.';
COMMENT ON COLUMN teamleader.invoice_payments.payment_currency IS
    'Currency of payment_amount: ISO 4217, for example EUR.';

----------------------------------------------------------------------------------------------------------------------
-- Credit notes
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.credit_notes_all AS
SELECT
    e.id,
    e.data ->> 'credit_note_number' AS credit_note_number,
    e.data ->> 'status' AS status,
    hub.as_date(e.data ->> 'credit_note_date') AS credit_note_date,
    hub.as_boolean(e.data -> 'paid') AS paid,
    hub.as_timestamp(e.data ->> 'paid_at') AS paid_at,
    hub.as_boolean(e.data -> 'paid') AS is_paid,
    hub.as_uuid(e.data #>> '{invoice,id}') AS invoice_id,
    hub.as_uuid(e.data #>> '{department,id}') AS department_id,
    e.data #>> '{invoicee,name}' AS invoicee_name,
    e.data #>> '{invoicee,vat_number}' AS invoicee_vat_number,
    e.data #>> '{invoicee,customer,type}' AS invoicee_customer_type,
    hub.as_uuid(e.data #>> '{invoicee,customer,id}') AS invoicee_customer_id,
    e.data #>> '{invoicee,email}' AS invoicee_email,
    e.data #>> '{invoicee,national_identification_number}' AS invoicee_national_identification_number,
    hub.as_numeric(e.data #> '{total,tax_exclusive,amount}') AS total_tax_exclusive_amount,
    e.data #>> '{total,tax_exclusive,currency}' AS total_tax_exclusive_currency,
    hub.as_numeric(e.data #> '{total,tax_inclusive,amount}') AS total_tax_inclusive_amount,
    e.data #>> '{total,tax_inclusive,currency}' AS total_tax_inclusive_currency,
    hub.as_numeric(e.data #> '{total,payable,amount}') AS total_payable_amount,
    e.data #>> '{total,payable,currency}' AS total_payable_currency,
    hub.as_array(e.data #> '{total,taxes}') AS total_taxes,
    e.data ->> 'currency' AS currency,
    e.data #>> '{currency_exchange_rate,from}' AS currency_exchange_rate_from,
    e.data #>> '{currency_exchange_rate,to}' AS currency_exchange_rate_to,
    hub.as_numeric(e.data #> '{currency_exchange_rate,rate}') AS currency_exchange_rate_rate,
    hub.as_uuid(e.data #>> '{document_template,id}') AS document_template_id,
    e.data ->> 'peppol_status' AS peppol_status,
    hub.as_array(e.data -> 'discounts') AS discounts,
    hub.as_array(e.data -> 'grouped_lines') AS grouped_lines,
    hub.as_timestamp(e.data ->> 'created_at') AS created_at,
    hub.as_timestamp(e.data ->> 'updated_at') AS updated_at,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'creditNote';

COMMENT ON COLUMN teamleader.credit_notes_all.credit_note_number IS 'Number shown to people, for example 2018 / 5.';
COMMENT ON COLUMN teamleader.credit_notes_all.status IS 'booked.';
COMMENT ON COLUMN teamleader.credit_notes_all.credit_note_date IS 'Date of the credit note.';
COMMENT ON COLUMN teamleader.credit_notes_all.paid IS 'Whether it is paid.';
COMMENT ON COLUMN teamleader.credit_notes_all.paid_at IS 'When it was paid.';
COMMENT ON COLUMN teamleader.credit_notes_all.is_paid IS 'Whether it is paid: the same as paid.';
COMMENT ON COLUMN teamleader.credit_notes_all.invoice_id IS 'Link to the invoice it credits: invoices.id.';
COMMENT ON COLUMN teamleader.credit_notes_all.department_id IS 'Link to the department (own company) that credits.';
COMMENT ON COLUMN teamleader.credit_notes_all.invoicee_name IS 'Name of who is credited.';
COMMENT ON COLUMN teamleader.credit_notes_all.invoicee_vat_number IS 'VAT number of who is credited.';
COMMENT ON COLUMN teamleader.credit_notes_all.invoicee_customer_type IS
    'contact or company: what invoicee_customer_id is.';
COMMENT ON COLUMN teamleader.credit_notes_all.invoicee_customer_id IS
    'Link to the customer: to contacts.id or companies.id, as invoicee_customer_type says.';
COMMENT ON COLUMN teamleader.credit_notes_all.invoicee_email IS 'E-mail address of who is credited; only .info has it.';
COMMENT ON COLUMN teamleader.credit_notes_all.invoicee_national_identification_number IS
    'Number of who is credited in the national register; only .info has it.';
COMMENT ON COLUMN teamleader.credit_notes_all.total_tax_exclusive_amount IS
    'Total without tax: amount in credit_notes.total_tax_exclusive_currency.';
COMMENT ON COLUMN teamleader.credit_notes_all.total_tax_exclusive_currency IS
    'Currency of total_tax_exclusive_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.credit_notes_all.total_tax_inclusive_amount IS
    'Total with tax: amount in credit_notes.total_tax_inclusive_currency.';
COMMENT ON COLUMN teamleader.credit_notes_all.total_tax_inclusive_currency IS
    'Currency of total_tax_inclusive_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.credit_notes_all.total_payable_amount IS
    'What is to be paid back in all: amount in credit_notes.total_payable_currency.';
COMMENT ON COLUMN teamleader.credit_notes_all.total_payable_currency IS
    'Currency of total_payable_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.credit_notes_all.total_taxes IS
    'Taxes by rate: array of {rate: fraction, taxable: money, tax: money}.';
COMMENT ON COLUMN teamleader.credit_notes_all.currency IS 'Currency of the credit note: ISO 4217; only .info has it.';
COMMENT ON COLUMN teamleader.credit_notes_all.currency_exchange_rate_from IS
    'Exchange rate: currency of the document, ISO 4217.';
COMMENT ON COLUMN teamleader.credit_notes_all.currency_exchange_rate_to IS
    'Exchange rate: currency of the account, ISO 4217.';
COMMENT ON COLUMN teamleader.credit_notes_all.currency_exchange_rate_rate IS
    'Exchange rate: units of credit_notes.currency_exchange_rate_to per unit of '
    'credit_notes.currency_exchange_rate_from.';
COMMENT ON COLUMN teamleader.credit_notes_all.document_template_id IS
    'Link to the document template; only .info has it.';
COMMENT ON COLUMN teamleader.credit_notes_all.peppol_status IS
    'How far it came over Peppol, for example sent or receiver_accepted; null when it was not sent so.';
COMMENT ON COLUMN teamleader.credit_notes_all.discounts IS
    'Discounts on the whole (only .info has them): array of {type: percentage, value: 0 to 100, description}.';
COMMENT ON COLUMN teamleader.credit_notes_all.grouped_lines IS
    'Lines by section (only .info has them): array of {section: {title}, line_items: [{product, quantity, unit_price, '
    'tax, total, …}]}; one row each in credit_note_lines.';
COMMENT ON COLUMN teamleader.credit_notes_all.created_at IS 'When the record was made in Teamleader.';
COMMENT ON COLUMN teamleader.credit_notes_all.updated_at IS 'When Teamleader last changed the record, to the second.';
SELECT hub.create_live_view('credit_notes', 'Credit notes to customers, one row each.');
SELECT hub.create_companion_view('credit_note_lines', 'hub.line', 'creditNote', 'credit_notes',
    'Lines of credit notes, one row each.',
    '{purchase_price_amount, purchase_price_currency, periodicity_unit, periodicity_period, withheld_tax_id}');

----------------------------------------------------------------------------------------------------------------------
-- Subscriptions
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.subscriptions_all AS
SELECT
    e.id,
    e.data ->> 'title' AS title,
    hub.short(e.data ->> 'status') AS status,
    e.data ->> 'status' = 'active' AS is_active,
    e.data #>> '{invoicee,customer,type}' AS invoicee_customer_type,
    hub.as_uuid(e.data #>> '{invoicee,customer,id}') AS invoicee_customer_id,
    e.data #>> '{invoicee,for_attention_of,name}' AS invoicee_for_attention_of_name,
    hub.as_uuid(e.data #>> '{invoicee,for_attention_of,contact,id}') AS invoicee_for_attention_of_contact_id,
    hub.as_uuid(e.data #>> '{department,id}') AS department_id,
    e.data #>> '{project,type}' AS project_type,
    hub.as_uuid(e.data #>> '{project,id}') AS project_id,
    hub.as_date(e.data ->> 'starts_on') AS starts_on,
    hub.as_date(e.data ->> 'ends_on') AS ends_on,
    hub.as_date(e.data ->> 'next_renewal_date') AS next_renewal_date,
    e.data #>> '{billing_cycle,periodicity,unit}' AS billing_cycle_periodicity_unit,
    hub.as_numeric(e.data #> '{billing_cycle,periodicity,period}') AS billing_cycle_periodicity_period,
    hub.as_numeric(e.data #> '{billing_cycle,days_in_advance}') AS billing_cycle_days_in_advance,
    hub.as_numeric(e.data #> '{total,tax_exclusive,amount}') AS total_tax_exclusive_amount,
    e.data #>> '{total,tax_exclusive,currency}' AS total_tax_exclusive_currency,
    hub.as_numeric(e.data #> '{total,tax_inclusive,amount}') AS total_tax_inclusive_amount,
    e.data #>> '{total,tax_inclusive,currency}' AS total_tax_inclusive_currency,
    hub.as_array(e.data #> '{total,taxes}') AS total_taxes,
    trim_scale(hub.bounded(hub.as_numeric(e.data #> '{total,tax_exclusive,amount}'))
        / hub.as_months(e.data #> '{billing_cycle,periodicity}'))
        AS monthly_amount,
    e.data #>> '{total,tax_exclusive,currency}' AS monthly_currency,
    e.data ->> 'currency' AS currency,
    e.data #>> '{payment_term,type}' AS payment_term_type,
    hub.as_numeric(e.data #> '{payment_term,days}') AS payment_term_days,
    e.data ->> 'note' AS note,
    e.data ->> 'purchase_order_number' AS purchase_order_number,
    e.data ->> 'invoice_content' AS invoice_content,
    e.data #>> '{invoice_generation,action}' AS invoice_generation_action,
    hub.as_array(e.data #> '{invoice_generation,sending_methods}') AS invoice_generation_sending_methods,
    e.data #>> '{invoice_generation,payment_method}' AS invoice_generation_payment_method,
    hub.as_uuid(e.data #>> '{document_template,id}') AS document_template_id,
    hub.as_array(e.data -> 'grouped_lines') AS grouped_lines,
    hub.as_array(e.data -> 'custom_fields') AS custom_fields,
    hub.by_label(e.data -> 'custom_fields', (SELECT l.labels FROM hub.custom_field_labels l)) AS custom_fields_by_label,
    e.data ->> 'web_url' AS web_url,
    hub.as_timestamp(e.data ->> 'created_at') AS created_at,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'subscription';

COMMENT ON COLUMN teamleader.subscriptions_all.title IS 'Title.';
COMMENT ON COLUMN teamleader.subscriptions_all.status IS 'active or deactivated.';
COMMENT ON COLUMN teamleader.subscriptions_all.is_active IS
    'Whether it still makes invoices: status active; null without a status.';
COMMENT ON COLUMN teamleader.subscriptions_all.invoicee_customer_type IS
    'contact or company: what invoicee_customer_id is.';
COMMENT ON COLUMN teamleader.subscriptions_all.invoicee_customer_id IS
    'Link to the customer: to contacts.id or companies.id, as invoicee_customer_type says.';
COMMENT ON COLUMN teamleader.subscriptions_all.invoicee_for_attention_of_name IS 'For the attention of: a name.';
COMMENT ON COLUMN teamleader.subscriptions_all.invoicee_for_attention_of_contact_id IS
    'For the attention of: link to contacts.id.';
COMMENT ON COLUMN teamleader.subscriptions_all.department_id IS 'Link to the department (own company) that invoices.';
COMMENT ON COLUMN teamleader.subscriptions_all.project_type IS 'project or nextgenProject: what project_id is.';
COMMENT ON COLUMN teamleader.subscriptions_all.project_id IS
    'Link to the project: to projects.id or nextgen_projects.id, as project_type says.';
COMMENT ON COLUMN teamleader.subscriptions_all.starts_on IS 'First day.';
COMMENT ON COLUMN teamleader.subscriptions_all.ends_on IS 'Last day; null when it goes on.';
COMMENT ON COLUMN teamleader.subscriptions_all.next_renewal_date IS 'When the next invoice comes; null when none does.';
COMMENT ON COLUMN teamleader.subscriptions_all.billing_cycle_periodicity_unit IS
    'week, month or year: what subscriptions.billing_cycle_periodicity_period counts.';
COMMENT ON COLUMN teamleader.subscriptions_all.billing_cycle_periodicity_period IS 'An invoice every so many units.';
COMMENT ON COLUMN teamleader.subscriptions_all.billing_cycle_days_in_advance IS
    'How many days before its period the invoice comes.';
COMMENT ON COLUMN teamleader.subscriptions_all.total_tax_exclusive_amount IS
    'Total without tax: amount in subscriptions.total_tax_exclusive_currency.';
COMMENT ON COLUMN teamleader.subscriptions_all.total_tax_exclusive_currency IS
    'Currency of total_tax_exclusive_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.subscriptions_all.total_tax_inclusive_amount IS
    'Total with tax: amount in subscriptions.total_tax_inclusive_currency.';
COMMENT ON COLUMN teamleader.subscriptions_all.total_tax_inclusive_currency IS
    'Currency of total_tax_inclusive_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.subscriptions_all.total_taxes IS
    'Taxes by rate: array of {rate: fraction, taxable: money, tax: money}.';
COMMENT ON COLUMN teamleader.subscriptions_all.monthly_amount IS
    'Total without tax by month, not rounded (a year is 12 months or 52 weeks): amount in '
    'subscriptions.monthly_currency.';
COMMENT ON COLUMN teamleader.subscriptions_all.monthly_currency IS
    'Currency of monthly_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.subscriptions_all.currency IS 'Currency of the subscription: ISO 4217; only .info has it.';
COMMENT ON COLUMN teamleader.subscriptions_all.payment_term_type IS 'cash, end_of_month or after_invoice_date.';
COMMENT ON COLUMN teamleader.subscriptions_all.payment_term_days IS
    'Days within which to pay, for the types that count them.';
COMMENT ON COLUMN teamleader.subscriptions_all.note IS 'Note on the invoices, Markdown.';
COMMENT ON COLUMN teamleader.subscriptions_all.purchase_order_number IS 'The customer''s purchase order number.';
COMMENT ON COLUMN teamleader.subscriptions_all.invoice_content IS
    'goods, services or goods_and_services, where Teamleader sends it.';
COMMENT ON COLUMN teamleader.subscriptions_all.invoice_generation_action IS
    'What becomes of a new invoice: draft, book or book_and_send; only .info has it.';
COMMENT ON COLUMN teamleader.subscriptions_all.invoice_generation_sending_methods IS
    'How it is sent (only .info has it): array of {method: email, peppol or postal_service}.';
COMMENT ON COLUMN teamleader.subscriptions_all.invoice_generation_payment_method IS
    'How it is paid: direct_debit, or null; only .info has it.';
COMMENT ON COLUMN teamleader.subscriptions_all.document_template_id IS
    'Link to the document template; only .info has it.';
COMMENT ON COLUMN teamleader.subscriptions_all.grouped_lines IS
    'Lines by section (only .info has them): array of {section: {title}, line_items: [{product, quantity, unit_price, '
    'tax, total, …}]}; one row each in subscription_lines.';
COMMENT ON COLUMN teamleader.subscriptions_all.custom_fields IS
    'Custom fields: array of {definition: {type, id}, value}.';
COMMENT ON COLUMN teamleader.subscriptions_all.custom_fields_by_label IS
    'Custom fields: object of value by label. Where two definitions of the context share a label, the later one has a '
    'part of its id behind: Label (1a2b3c4d).';
COMMENT ON COLUMN teamleader.subscriptions_all.web_url IS 'The page in Teamleader.';
COMMENT ON COLUMN teamleader.subscriptions_all.created_at IS 'When the record was made in Teamleader.';
SELECT hub.create_live_view('subscriptions', 'Subscriptions: invoices that come again and again, one row each.');
SELECT hub.create_companion_view('subscription_lines', 'hub.line', 'subscription', 'subscriptions',
    'Lines of subscriptions, one row each.',
    '{purchase_price_amount, purchase_price_currency, periodicity_unit, periodicity_period}');
SELECT hub.create_companion_view('subscriptions_custom_fields', 'hub.custom_field', 'subscription', 'subscriptions',
    'Custom fields of subscriptions, one row for each field of a record.');

----------------------------------------------------------------------------------------------------------------------
-- Incoming invoices
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.incoming_invoices_all AS
SELECT
    e.id,
    e.data ->> 'title' AS title,
    e.data ->> 'document_number' AS document_number,
    hub.as_date(e.data ->> 'invoice_date') AS invoice_date,
    hub.as_date(e.data ->> 'due_date') AS due_date,
    e.data #>> '{supplier,type}' AS supplier_type,
    hub.as_uuid(e.data #>> '{supplier,id}') AS supplier_id,
    e.data #>> '{origin,type}' AS origin_type,
    hub.as_uuid(e.data #>> '{origin,id}') AS origin_id,
    hub.as_uuid(e.data #>> '{company_entity,id}') AS company_entity_id,
    e.data ->> 'review_status' AS review_status,
    e.data ->> 'bookkeeping_status' AS bookkeeping_status,
    hub.short(e.data ->> 'payment_status') AS payment_status,
    CASE
        WHEN e.data ->> 'payment_status' IN ('paid', 'partially_paid', 'not_paid')
            THEN e.data ->> 'payment_status' = 'paid'
    END
        AS is_paid,
    hub.as_date(e.data ->> 'due_date') < current_date
        AND e.data ->> 'payment_status' IN ('not_paid', 'partially_paid')
        AS is_overdue,
    hub.as_numeric(e.data -> 'paid_amount') AS paid_amount,
    hub.as_timestamp(e.data ->> 'paid_at') AS paid_at,
    hub.as_numeric(e.data #> '{total,tax_exclusive,amount}') AS total_tax_exclusive_amount,
    hub.as_numeric(e.data #> '{total,tax_inclusive,amount}') AS total_tax_inclusive_amount,
    e.data #>> '{currency,code}' AS currency_code,
    e.data ->> 'payment_reference' AS payment_reference,
    e.data ->> 'iban_number' AS iban_number,
    hub.as_uuid(e.data #>> '{file,id}') AS file_id,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'incomingInvoice';

COMMENT ON COLUMN teamleader.incoming_invoices_all.title IS 'Title.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.document_number IS 'The supplier''s number of the document.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.invoice_date IS 'Date of the invoice.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.due_date IS 'Until when to pay.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.supplier_type IS 'company or contact: what supplier_id is.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.supplier_id IS
    'Link to the supplier: to companies.id or contacts.id, as supplier_type says.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.origin_type IS 'Where it came from: user or peppolIncomingDocument.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.origin_id IS
    'Link to where it came from: to users.id when origin_type is user.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.company_entity_id IS
    'Link to the department (own company) it is for: departments.id.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.review_status IS 'pending, approved or refused.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.bookkeeping_status IS 'not_sent or sent; only lists have it.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.payment_status IS 'unknown, paid, partially_paid or not_paid.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.is_paid IS
    'Whether it is wholly paid: payment_status paid; null when that is unknown.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.is_overdue IS
    'Whether it should have been paid: due before today (in the session''s time zone) and not wholly paid; null while '
    'either is not known.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.paid_amount IS
    'What was paid, in incoming_invoices.currency_code; only lists have it.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.paid_at IS 'When it was paid; only lists have it.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.total_tax_exclusive_amount IS
    'Total without tax, in incoming_invoices.currency_code.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.total_tax_inclusive_amount IS
    'Total with tax, in incoming_invoices.currency_code.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.currency_code IS 'Currency: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.payment_reference IS 'Reference to pay with.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.iban_number IS 'The supplier''s bank account: IBAN.';
COMMENT ON COLUMN teamleader.incoming_invoices_all.file_id IS 'Link to the document as a file.';
SELECT hub.create_live_view('incoming_invoices', 'Incoming invoices: what suppliers invoice, one row each.');

----------------------------------------------------------------------------------------------------------------------
-- Incoming credit notes
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.incoming_credit_notes_all AS
SELECT
    e.id,
    e.data ->> 'title' AS title,
    e.data ->> 'document_number' AS document_number,
    hub.as_date(e.data ->> 'invoice_date') AS invoice_date,
    hub.as_date(e.data ->> 'due_date') AS due_date,
    e.data #>> '{supplier,type}' AS supplier_type,
    hub.as_uuid(e.data #>> '{supplier,id}') AS supplier_id,
    e.data #>> '{origin,type}' AS origin_type,
    hub.as_uuid(e.data #>> '{origin,id}') AS origin_id,
    hub.as_uuid(e.data #>> '{company_entity,id}') AS company_entity_id,
    e.data ->> 'review_status' AS review_status,
    e.data ->> 'bookkeeping_status' AS bookkeeping_status,
    hub.short(e.data ->> 'payment_status') AS payment_status,
    CASE
        WHEN e.data ->> 'payment_status' IN ('paid', 'partially_paid', 'not_paid')
            THEN e.data ->> 'payment_status' = 'paid'
    END
        AS is_paid,
    hub.as_date(e.data ->> 'due_date') < current_date
        AND e.data ->> 'payment_status' IN ('not_paid', 'partially_paid')
        AS is_overdue,
    hub.as_numeric(e.data -> 'paid_amount') AS paid_amount,
    hub.as_timestamp(e.data ->> 'paid_at') AS paid_at,
    hub.as_numeric(e.data #> '{total,tax_exclusive,amount}') AS total_tax_exclusive_amount,
    hub.as_numeric(e.data #> '{total,tax_inclusive,amount}') AS total_tax_inclusive_amount,
    e.data #>> '{currency,code}' AS currency_code,
    e.data ->> 'payment_reference' AS payment_reference,
    e.data ->> 'iban_number' AS iban_number,
    hub.as_uuid(e.data #>> '{file,id}') AS file_id,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'incomingCreditNote';

COMMENT ON COLUMN teamleader.incoming_credit_notes_all.title IS 'Title.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.document_number IS 'The supplier''s number of the document.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.invoice_date IS 'Date of the credit note.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.due_date IS 'Until when to pay.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.supplier_type IS 'company or contact: what supplier_id is.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.supplier_id IS
    'Link to the supplier: to companies.id or contacts.id, as supplier_type says.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.origin_type IS
    'Where it came from: user or peppolIncomingDocument.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.origin_id IS
    'Link to where it came from: to users.id when origin_type is user.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.company_entity_id IS
    'Link to the department (own company) it is for: departments.id.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.review_status IS 'pending, approved or refused.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.bookkeeping_status IS 'not_sent or sent; only lists have it.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.payment_status IS 'unknown, paid, not_paid.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.is_paid IS
    'Whether it is wholly paid: payment_status paid; null when that is unknown.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.is_overdue IS
    'Whether it should have been paid: due before today (in the session''s time zone) and not wholly paid; null while '
    'either is not known.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.paid_amount IS
    'What was paid, in incoming_credit_notes.currency_code; only lists have it.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.paid_at IS 'When it was paid; only lists have it.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.total_tax_exclusive_amount IS
    'Total without tax, in incoming_credit_notes.currency_code.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.total_tax_inclusive_amount IS
    'Total with tax, in incoming_credit_notes.currency_code.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.currency_code IS 'Currency: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.payment_reference IS 'Reference to pay with.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.iban_number IS 'The supplier''s bank account: IBAN.';
COMMENT ON COLUMN teamleader.incoming_credit_notes_all.file_id IS 'Link to the document as a file.';
SELECT hub.create_live_view('incoming_credit_notes', 'Incoming credit notes: what suppliers credit, one row each.');

----------------------------------------------------------------------------------------------------------------------
-- Receipts
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.receipts_all AS
SELECT
    e.id,
    e.data ->> 'title' AS title,
    e.data ->> 'document_number' AS document_number,
    hub.as_date(e.data ->> 'receipt_date') AS receipt_date,
    e.data #>> '{supplier,type}' AS supplier_type,
    hub.as_uuid(e.data #>> '{supplier,id}') AS supplier_id,
    e.data #>> '{origin,type}' AS origin_type,
    hub.as_uuid(e.data #>> '{origin,id}') AS origin_id,
    hub.as_uuid(e.data #>> '{company_entity,id}') AS company_entity_id,
    e.data ->> 'review_status' AS review_status,
    e.data ->> 'bookkeeping_status' AS bookkeeping_status,
    hub.short(e.data ->> 'payment_status') AS payment_status,
    CASE
        WHEN e.data ->> 'payment_status' IN ('paid', 'partially_paid', 'not_paid')
            THEN e.data ->> 'payment_status' = 'paid'
    END
        AS is_paid,
    hub.as_numeric(e.data -> 'paid_amount') AS paid_amount,
    hub.as_timestamp(e.data ->> 'paid_at') AS paid_at,
    hub.as_numeric(e.data #> '{total,tax_inclusive,amount}') AS total_tax_inclusive_amount,
    e.data #>> '{currency,code}' AS currency_code,
    hub.as_uuid(e.data #>> '{file,id}') AS file_id,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'receipt';

COMMENT ON COLUMN teamleader.receipts_all.title IS 'Title.';
COMMENT ON COLUMN teamleader.receipts_all.document_number IS 'The supplier''s number of the document.';
COMMENT ON COLUMN teamleader.receipts_all.receipt_date IS 'Date of the receipt.';
COMMENT ON COLUMN teamleader.receipts_all.supplier_type IS 'company or contact: what supplier_id is.';
COMMENT ON COLUMN teamleader.receipts_all.supplier_id IS
    'Link to the supplier: to companies.id or contacts.id, as supplier_type says.';
COMMENT ON COLUMN teamleader.receipts_all.origin_type IS 'Where it came from: user or peppolIncomingDocument.';
COMMENT ON COLUMN teamleader.receipts_all.origin_id IS
    'Link to where it came from: to users.id when origin_type is user.';
COMMENT ON COLUMN teamleader.receipts_all.company_entity_id IS
    'Link to the department (own company) it is for: departments.id.';
COMMENT ON COLUMN teamleader.receipts_all.review_status IS 'pending, approved or refused.';
COMMENT ON COLUMN teamleader.receipts_all.bookkeeping_status IS 'not_sent or sent; only lists have it.';
COMMENT ON COLUMN teamleader.receipts_all.payment_status IS 'unknown, paid, not_paid.';
COMMENT ON COLUMN teamleader.receipts_all.is_paid IS
    'Whether it is wholly paid: payment_status paid; null when that is unknown.';
COMMENT ON COLUMN teamleader.receipts_all.paid_amount IS
    'What was paid, in receipts.currency_code; only lists have it.';
COMMENT ON COLUMN teamleader.receipts_all.paid_at IS 'When it was paid; only lists have it.';
COMMENT ON COLUMN teamleader.receipts_all.total_tax_inclusive_amount IS 'Total with tax, in receipts.currency_code.';
COMMENT ON COLUMN teamleader.receipts_all.currency_code IS 'Currency: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.receipts_all.file_id IS 'Link to the document as a file.';
SELECT hub.create_live_view('receipts', 'Receipts: small expenses, one row each.');

----------------------------------------------------------------------------------------------------------------------
-- Tax rates
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.tax_rates_all AS
SELECT
    e.id,
    e.data ->> 'description' AS description,
    hub.as_numeric(e.data -> 'rate') AS rate,
    hub.as_uuid(e.data #>> '{department,id}') AS department_id,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'taxRate';

COMMENT ON COLUMN teamleader.tax_rates_all.description IS 'Description, for example 21%.';
COMMENT ON COLUMN teamleader.tax_rates_all.rate IS 'Rate as a fraction: 0.21 is 21 %.';
COMMENT ON COLUMN teamleader.tax_rates_all.department_id IS 'Link to the department (own company) it applies to.';
SELECT hub.create_live_view('tax_rates', 'Tax rates of the departments, one row each.');
