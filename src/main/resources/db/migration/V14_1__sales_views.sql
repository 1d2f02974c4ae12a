-- What is sold: quotations, orders, products, and what deals refer to.

----------------------------------------------------------------------------------------------------------------------
-- Quotations
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.quotations_all AS
SELECT
    e.id,
    e.data ->> 'name' AS name,
    hub.short(e.data ->> 'status') AS status,
    e.data ->> 'status' = 'open' AS is_open,
    e.data ->> 'status' = 'accepted' AS is_accepted,
    hub.as_uuid(e.data #>> '{deal,id}') AS deal_id,
    hub.as_numeric(e.data #> '{total,tax_exclusive,amount}') AS total_tax_exclusive_amount,
    e.data #>> '{total,tax_exclusive,currency}' AS total_tax_exclusive_currency,
    hub.as_numeric(e.data #> '{total,tax_inclusive,amount}') AS total_tax_inclusive_amount,
    e.data #>> '{total,tax_inclusive,currency}' AS total_tax_inclusive_currency,
    hub.as_numeric(e.data #> '{total,purchase_price,amount}') AS total_purchase_price_amount,
    e.data #>> '{total,purchase_price,currency}' AS total_purchase_price_currency,
    hub.as_array(e.data #> '{total,taxes}') AS total_taxes,
    e.data ->> 'currency' AS currency,
    e.data #>> '{currency_exchange_rate,from}' AS currency_exchange_rate_from,
    e.data #>> '{currency_exchange_rate,to}' AS currency_exchange_rate_to,
    hub.as_numeric(e.data #> '{currency_exchange_rate,rate}') AS currency_exchange_rate_rate,
    e.data ->> 'text' AS text,
    e.data #>> '{expiry,expires_after}' AS expiry_expires_after,
    e.data #>> '{expiry,action_after_expiry}' AS expiry_action_after_expiry,
    hub.as_uuid(e.data #>> '{document_template,id}') AS document_template_id,
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
WHERE e.type = 'quotation';

COMMENT ON COLUMN teamleader.quotations_all.name IS 'Name.';
COMMENT ON COLUMN teamleader.quotations_all.status IS
    'open, accepted, expired, rejected or closed; newer versions of the API say refused for rejected.';
COMMENT ON COLUMN teamleader.quotations_all.is_open IS
    'Whether the customer has yet to answer: status open; null without a status.';
COMMENT ON COLUMN teamleader.quotations_all.is_accepted IS
    'Whether the customer accepted: status accepted; null without a status.';
COMMENT ON COLUMN teamleader.quotations_all.deal_id IS 'Link to the deal: deals.id.';
COMMENT ON COLUMN teamleader.quotations_all.total_tax_exclusive_amount IS
    'Total without tax: amount in quotations.total_tax_exclusive_currency.';
COMMENT ON COLUMN teamleader.quotations_all.total_tax_exclusive_currency IS
    'Currency of total_tax_exclusive_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.quotations_all.total_tax_inclusive_amount IS
    'Total with tax: amount in quotations.total_tax_inclusive_currency.';
COMMENT ON COLUMN teamleader.quotations_all.total_tax_inclusive_currency IS
    'Currency of total_tax_inclusive_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.quotations_all.total_purchase_price_amount IS
    'Total of the purchase prices: amount in quotations.total_purchase_price_currency.';
COMMENT ON COLUMN teamleader.quotations_all.total_purchase_price_currency IS
    'Currency of total_purchase_price_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.quotations_all.total_taxes IS
    'Taxes by rate: array of {rate: fraction, taxable: money, tax: money}.';
COMMENT ON COLUMN teamleader.quotations_all.currency IS 'Currency of the quotation: ISO 4217.';
COMMENT ON COLUMN teamleader.quotations_all.currency_exchange_rate_from IS
    'Exchange rate: currency of the document, ISO 4217.';
COMMENT ON COLUMN teamleader.quotations_all.currency_exchange_rate_to IS
    'Exchange rate: currency of the account, ISO 4217.';
COMMENT ON COLUMN teamleader.quotations_all.currency_exchange_rate_rate IS
    'Exchange rate: units of quotations.currency_exchange_rate_to per unit of quotations.currency_exchange_rate_from.';
COMMENT ON COLUMN teamleader.quotations_all.text IS 'Text around the lines, Markdown; only .info has it.';
COMMENT ON COLUMN teamleader.quotations_all.expiry_expires_after IS
    'Until when it is valid, as Teamleader sent it; where asked for and allowed.';
COMMENT ON COLUMN teamleader.quotations_all.expiry_action_after_expiry IS 'What happens then: lock or none.';
COMMENT ON COLUMN teamleader.quotations_all.document_template_id IS 'Link to the document template.';
COMMENT ON COLUMN teamleader.quotations_all.discounts IS
    'Discounts on the whole (only .info has them): array of {type: percentage, value: 0 to 100, description}.';
COMMENT ON COLUMN teamleader.quotations_all.grouped_lines IS
    'Lines by section (only .info has them): array of {section: {title}, line_items: [{product, quantity, unit_price, '
    'tax, total, …}]}; one row each in quotation_lines.';
COMMENT ON COLUMN teamleader.quotations_all.created_at IS 'When the record was made in Teamleader.';
COMMENT ON COLUMN teamleader.quotations_all.updated_at IS 'When Teamleader last changed the record, to the second.';
SELECT hub.create_live_view('quotations', 'Quotations: offers made in a deal, one row each.');
SELECT hub.create_companion_view('quotation_lines', 'hub.line', 'quotation', 'quotations',
    'Lines of quotations, one row each.', '{withheld_tax_id}');

----------------------------------------------------------------------------------------------------------------------
-- Orders
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.orders_all AS
SELECT
    e.id,
    e.data ->> 'name' AS name,
    hub.as_numeric(e.data -> 'order_number') AS order_number,
    e.data ->> 'status' AS status,
    hub.as_date(e.data ->> 'order_date') AS order_date,
    hub.as_date(e.data ->> 'delivery_date') AS delivery_date,
    e.data #>> '{supplier,type}' AS supplier_type,
    hub.as_uuid(e.data #>> '{supplier,id}') AS supplier_id,
    hub.as_uuid(e.data #>> '{department,id}') AS department_id,
    hub.as_uuid(e.data #>> '{deal,id}') AS deal_id,
    e.data #>> '{project,type}' AS project_type,
    hub.as_uuid(e.data #>> '{project,id}') AS project_id,
    hub.as_uuid(e.data #>> '{assignee,id}') AS assignee_id,
    hub.as_numeric(e.data #> '{total,tax_exclusive,amount}') AS total_tax_exclusive_amount,
    e.data #>> '{total,tax_exclusive,currency}' AS total_tax_exclusive_currency,
    hub.as_numeric(e.data #> '{total,tax_inclusive,amount}') AS total_tax_inclusive_amount,
    e.data #>> '{total,tax_inclusive,currency}' AS total_tax_inclusive_currency,
    hub.as_numeric(e.data #> '{total,purchase_price_tax_exclusive,amount}')
        AS total_purchase_price_tax_exclusive_amount,
    e.data #>> '{total,purchase_price_tax_exclusive,currency}' AS total_purchase_price_tax_exclusive_currency,
    hub.as_numeric(e.data #> '{total,purchase_price_tax_inclusive,amount}')
        AS total_purchase_price_tax_inclusive_amount,
    e.data #>> '{total,purchase_price_tax_inclusive,currency}' AS total_purchase_price_tax_inclusive_currency,
    hub.as_array(e.data #> '{total,taxes}') AS total_taxes,
    e.data #>> '{payment_term,type}' AS payment_term_type,
    hub.as_numeric(e.data #> '{payment_term,days}') AS payment_term_days,
    hub.as_array(e.data -> 'grouped_lines') AS grouped_lines,
    hub.as_array(e.data -> 'custom_fields') AS custom_fields,
    hub.by_label(e.data -> 'custom_fields', (SELECT l.labels FROM hub.custom_field_labels l)) AS custom_fields_by_label,
    e.data ->> 'web_url' AS web_url,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'order';

COMMENT ON COLUMN teamleader.orders_all.name IS 'Name.';
COMMENT ON COLUMN teamleader.orders_all.order_number IS 'Number of the order.';
COMMENT ON COLUMN teamleader.orders_all.status IS 'Status, where Teamleader sends one.';
COMMENT ON COLUMN teamleader.orders_all.order_date IS 'Date of the order.';
COMMENT ON COLUMN teamleader.orders_all.delivery_date IS 'Date of delivery.';
COMMENT ON COLUMN teamleader.orders_all.supplier_type IS 'company or contact: what supplier_id is.';
COMMENT ON COLUMN teamleader.orders_all.supplier_id IS
    'Link to the supplier: to companies.id or contacts.id, as supplier_type says.';
COMMENT ON COLUMN teamleader.orders_all.department_id IS 'Link to the department (own company) that orders.';
COMMENT ON COLUMN teamleader.orders_all.deal_id IS 'Link to the deal: deals.id.';
COMMENT ON COLUMN teamleader.orders_all.project_type IS 'project or nextgenProject: what project_id is.';
COMMENT ON COLUMN teamleader.orders_all.project_id IS
    'Link to the project: to projects.id or nextgen_projects.id, as project_type says.';
COMMENT ON COLUMN teamleader.orders_all.assignee_id IS 'Link to the user it is assigned to.';
COMMENT ON COLUMN teamleader.orders_all.total_tax_exclusive_amount IS
    'Total without tax: amount in orders.total_tax_exclusive_currency.';
COMMENT ON COLUMN teamleader.orders_all.total_tax_exclusive_currency IS
    'Currency of total_tax_exclusive_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.orders_all.total_tax_inclusive_amount IS
    'Total with tax: amount in orders.total_tax_inclusive_currency.';
COMMENT ON COLUMN teamleader.orders_all.total_tax_inclusive_currency IS
    'Currency of total_tax_inclusive_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.orders_all.total_purchase_price_tax_exclusive_amount IS
    'Total of the purchase prices without tax: amount in orders.total_purchase_price_tax_exclusive_currency.';
COMMENT ON COLUMN teamleader.orders_all.total_purchase_price_tax_exclusive_currency IS
    'Currency of total_purchase_price_tax_exclusive_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.orders_all.total_purchase_price_tax_inclusive_amount IS
    'Total of the purchase prices with tax: amount in orders.total_purchase_price_tax_inclusive_currency.';
COMMENT ON COLUMN teamleader.orders_all.total_purchase_price_tax_inclusive_currency IS
    'Currency of total_purchase_price_tax_inclusive_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.orders_all.total_taxes IS
    'Taxes by rate: array of {rate: fraction, taxable: money, tax: money}.';
COMMENT ON COLUMN teamleader.orders_all.payment_term_type IS 'cash, end_of_month or after_invoice_date.';
COMMENT ON COLUMN teamleader.orders_all.payment_term_days IS 'Days within which to pay, for the types that count them.';
COMMENT ON COLUMN teamleader.orders_all.grouped_lines IS
    'Lines by section (only .info has them): array of {section: {title}, line_items: [{product, quantity, unit_price, '
    'tax, total, …}]}; one row each in order_lines.';
COMMENT ON COLUMN teamleader.orders_all.custom_fields IS 'Custom fields: array of {definition: {type, id}, value}.';
COMMENT ON COLUMN teamleader.orders_all.custom_fields_by_label IS
    'Custom fields: object of value by label. Where two definitions of the context share a label, the later one has a '
    'part of its id behind: Label (1a2b3c4d).';
COMMENT ON COLUMN teamleader.orders_all.web_url IS 'The page in Teamleader.';
SELECT hub.create_live_view('orders', 'Orders: what is ordered for a customer or from a supplier, one row each.');
SELECT hub.create_companion_view('order_lines', 'hub.line', 'order', 'orders', 'Lines of orders, one row each.',
    '{periodicity_unit, periodicity_period, withheld_tax_id}');
SELECT hub.create_companion_view('orders_custom_fields', 'hub.custom_field', 'order', 'orders',
    'Custom fields of orders, one row for each field of a record.');

----------------------------------------------------------------------------------------------------------------------
-- Products
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.products_all AS
SELECT
    e.id,
    e.data ->> 'name' AS name,
    hub.short(e.data ->> 'code') AS code,
    e.data ->> 'description' AS description,
    hub.as_numeric(e.data #> '{selling_price,amount}') AS selling_price_amount,
    e.data #>> '{selling_price,currency}' AS selling_price_currency,
    hub.as_numeric(e.data #> '{purchase_price,amount}') AS purchase_price_amount,
    e.data #>> '{purchase_price,currency}' AS purchase_price_currency,
    hub.as_uuid(e.data #>> '{unit,id}') AS unit_id,
    hub.as_uuid(e.data #>> '{tax,id}') AS tax_id,
    hub.as_uuid(e.data #>> '{product_category,id}') AS product_category_id,
    hub.as_numeric(e.data #> '{stock,amount}') AS stock_amount,
    hub.as_numeric(e.data #> '{configuration,stock_threshold,minimum}') AS configuration_stock_threshold_minimum,
    e.data #>> '{configuration,stock_threshold,action}' AS configuration_stock_threshold_action,
    hub.as_array(e.data -> 'suppliers') AS suppliers,
    hub.as_array(e.data -> 'price_list_prices') AS price_list_prices,
    hub.as_array(e.data -> 'custom_fields') AS custom_fields,
    hub.by_label(e.data -> 'custom_fields', (SELECT l.labels FROM hub.custom_field_labels l)) AS custom_fields_by_label,
    hub.as_timestamp(e.data ->> 'added_at') AS added_at,
    hub.as_timestamp(e.data ->> 'updated_at') AS updated_at,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'product';

COMMENT ON COLUMN teamleader.products_all.name IS 'Name.';
COMMENT ON COLUMN teamleader.products_all.code IS 'Code, for example COOK-42.';
COMMENT ON COLUMN teamleader.products_all.description IS 'Description, Markdown.';
COMMENT ON COLUMN teamleader.products_all.selling_price_amount IS
    'Selling price without tax (only .info has it): amount in products.selling_price_currency.';
COMMENT ON COLUMN teamleader.products_all.selling_price_currency IS
    'Currency of selling_price_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.products_all.purchase_price_amount IS
    'Purchase price (only .info has it): amount in products.purchase_price_currency.';
COMMENT ON COLUMN teamleader.products_all.purchase_price_currency IS
    'Currency of purchase_price_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.products_all.unit_id IS 'Link to the unit of measure.';
COMMENT ON COLUMN teamleader.products_all.tax_id IS 'Link to the tax rate: tax_rates.id; only .info has it.';
COMMENT ON COLUMN teamleader.products_all.product_category_id IS
    'Link to the category: product_categories.id; only .info has it.';
COMMENT ON COLUMN teamleader.products_all.stock_amount IS 'How many are in stock, where stock is managed.';
COMMENT ON COLUMN teamleader.products_all.configuration_stock_threshold_minimum IS 'Stock below which Teamleader acts.';
COMMENT ON COLUMN teamleader.products_all.configuration_stock_threshold_action IS 'What it does then: notify.';
COMMENT ON COLUMN teamleader.products_all.suppliers IS
    'Suppliers, where .info was asked to include them: array of {supplier: {type, id}, purchase_price, product_code, '
    'minimum_order_amount, classification: primary or secondary}; one row each in product_suppliers.';
COMMENT ON COLUMN teamleader.products_all.price_list_prices IS
    'Prices by price list (only .info has them): array of {price_list_id, price}.';
COMMENT ON COLUMN teamleader.products_all.custom_fields IS 'Custom fields: array of {definition: {type, id}, value}.';
COMMENT ON COLUMN teamleader.products_all.custom_fields_by_label IS
    'Custom fields: object of value by label. Where two definitions of the context share a label, the later one has a '
    'part of its id behind: Label (1a2b3c4d).';
COMMENT ON COLUMN teamleader.products_all.added_at IS 'When the record was made in Teamleader.';
COMMENT ON COLUMN teamleader.products_all.updated_at IS 'When Teamleader last changed the record, to the second.';
SELECT hub.create_live_view('products', 'Products: what can be sold, one row each.');
SELECT hub.create_companion_view('products_custom_fields', 'hub.custom_field', 'product', 'products',
    'Custom fields of products, one row for each field of a record.');
CREATE VIEW teamleader.product_suppliers AS
SELECT
    e.id AS product_id,
    i.position,
    i.item #>> '{supplier,type}' AS supplier_type,
    hub.as_uuid(i.item #>> '{supplier,id}') AS supplier_id,
    hub.as_numeric(i.item #> '{purchase_price,amount}') AS purchase_price_amount,
    i.item #>> '{purchase_price,currency}' AS purchase_price_currency,
    i.item ->> 'product_code' AS product_code,
    hub.as_numeric(i.item -> 'minimum_order_amount') AS minimum_order_amount,
    i.item ->> 'classification' AS classification
FROM hub.entity e
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'suppliers')) WITH ORDINALITY AS i(item, position)
WHERE e.type = 'product' AND e.deleted_at IS NULL;
COMMENT ON VIEW teamleader.product_suppliers IS
    'Suppliers of products, one row each, where .info was asked to include them.';
COMMENT ON COLUMN teamleader.product_suppliers.product_id IS 'Link to the product: products.id.';
COMMENT ON COLUMN teamleader.product_suppliers.position IS 'Place in Teamleader''s order, from 1.';
COMMENT ON COLUMN teamleader.product_suppliers.supplier_type IS 'company or contact: what supplier_id is.';
COMMENT ON COLUMN teamleader.product_suppliers.supplier_id IS
    'Link to the supplier: to companies.id or contacts.id, as supplier_type says.';
COMMENT ON COLUMN teamleader.product_suppliers.purchase_price_amount IS
    'What the supplier asks: amount in product_suppliers.purchase_price_currency.';
COMMENT ON COLUMN teamleader.product_suppliers.purchase_price_currency IS
    'Currency of purchase_price_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.product_suppliers.product_code IS 'The supplier''s code for the product.';
COMMENT ON COLUMN teamleader.product_suppliers.minimum_order_amount IS 'The least that can be ordered, in units.';
COMMENT ON COLUMN teamleader.product_suppliers.classification IS 'primary or secondary.';

----------------------------------------------------------------------------------------------------------------------
-- Product categories
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.product_categories_all AS
SELECT
    e.id,
    e.data ->> 'name' AS name,
    hub.as_array(e.data -> 'ledgers') AS ledgers,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'productCategory';

COMMENT ON COLUMN teamleader.product_categories_all.name IS 'Name.';
COMMENT ON COLUMN teamleader.product_categories_all.ledgers IS
    'Ledger accounts by department: array of {department: {type, id}, ledger_account_number}.';
SELECT hub.create_live_view('product_categories', 'Product categories, one row each.');

----------------------------------------------------------------------------------------------------------------------
-- Deal pipelines
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.deal_pipelines_all AS
SELECT
    e.id,
    e.data ->> 'name' AS name,
    e.data ->> 'status' AS status,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'dealPipeline';

COMMENT ON COLUMN teamleader.deal_pipelines_all.name IS 'Name.';
COMMENT ON COLUMN teamleader.deal_pipelines_all.status IS 'open or pending_deletion, where Teamleader sends it.';
SELECT hub.create_live_view('deal_pipelines', 'Deal pipelines: the ways deals go, one row each.');

----------------------------------------------------------------------------------------------------------------------
-- Deal phases
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.deal_phases_all AS
SELECT
    e.id,
    e.data ->> 'name' AS name,
    hub.as_numeric(e.data -> 'probability') AS probability,
    hub.as_numeric(e.data #> '{requires_attention_after,amount}') AS requires_attention_after_amount,
    e.data #>> '{requires_attention_after,unit}' AS requires_attention_after_unit,
    hub.text_array(e.data -> 'actions') AS actions,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'dealPhase';

COMMENT ON COLUMN teamleader.deal_phases_all.name IS 'Name.';
COMMENT ON COLUMN teamleader.deal_phases_all.probability IS 'Probability to win in this phase, 0 to 1.';
COMMENT ON COLUMN teamleader.deal_phases_all.requires_attention_after_amount IS
    'After how long in this phase a deal needs attention, in deal_phases.requires_attention_after_unit.';
COMMENT ON COLUMN teamleader.deal_phases_all.requires_attention_after_unit IS 'days or weeks.';
COMMENT ON COLUMN teamleader.deal_phases_all.actions IS
    'What Teamleader proposes to create: create_event, create_call, create_task.';
SELECT hub.create_live_view('deal_phases', 'Deal phases: the steps of the pipelines, one row each.');

----------------------------------------------------------------------------------------------------------------------
-- Deal sources
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.deal_sources_all AS
SELECT
    e.id,
    e.data ->> 'name' AS name,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'dealSource';

COMMENT ON COLUMN teamleader.deal_sources_all.name IS 'Name.';
SELECT hub.create_live_view('deal_sources', 'Deal sources: how deals come about, one row each.');

----------------------------------------------------------------------------------------------------------------------
-- Reasons deals are lost for
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.lost_reasons_all AS
SELECT
    e.id,
    e.data ->> 'name' AS name,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'lostReason';

COMMENT ON COLUMN teamleader.lost_reasons_all.name IS 'Name.';
SELECT hub.create_live_view('lost_reasons', 'Lost reasons: why deals are lost, one row each.');
