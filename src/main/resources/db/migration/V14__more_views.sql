-- What the views of the other types are made with; the views themselves follow in V14_1 to V14_5, in the style of V2.
--
-- A view beside a type's own (invoice_lines, contacts_custom_fields, …) has one row for each item of an array, of live
-- records only.

----------------------------------------------------------------------------------------------------------------------
-- Reading and reckoning, with the promises of V2: nothing here raises an error, nor looks up a name in schema "hub".
----------------------------------------------------------------------------------------------------------------------

-- A number that can be reckoned with. jsonb holds numbers of 131,072 digits: a product of those would fail.
CREATE FUNCTION hub.bounded(value numeric) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN abs(value) < 1e15 THEN value END;

-- Text that records are looked up by, which is indexed. A longer one than an index takes (2,704 bytes) could not be stored.
CREATE FUNCTION hub.short(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN octet_length(value) <= 1000 THEN value END;

-- The seconds of a {value, unit}; NULL for a unit that is none of those Teamleader uses.
CREATE FUNCTION hub.as_seconds(duration jsonb) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN hub.bounded(hub.as_numeric(duration -> 'value')) * CASE duration ->> 'unit'
        WHEN 's' THEN 1 WHEN 'seconds' THEN 1
        WHEN 'min' THEN 60 WHEN 'minutes' THEN 60
        WHEN 'h' THEN 3600 WHEN 'hours' THEN 3600
    END;

-- The months of a {period, unit}: a year is 12 months or 52 weeks.
CREATE FUNCTION hub.as_months(periodicity jsonb) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN hub.as_numeric(periodicity -> 'period') >= 1 THEN
        hub.bounded(hub.as_numeric(periodicity -> 'period'))
            * CASE periodicity ->> 'unit' WHEN 'week' THEN 12.0 / 52 WHEN 'month' THEN 1 WHEN 'year' THEN 12 END
    END;

-- The sum of the numbers at a path of each item; 0 for an empty array, NULL for no array.
CREATE FUNCTION hub.sum_of(items jsonb, path text[]) RETURNS numeric
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    IF jsonb_typeof(items) <> 'array' THEN
        RETURN NULL;
    END IF;
    RETURN (
        SELECT coalesce(sum(CASE WHEN abs(number) < 1e15 THEN number END), 0)
        FROM (SELECT CASE WHEN jsonb_typeof(item #> path) = 'number' THEN (item #> path)::numeric END AS number
              FROM jsonb_array_elements(items) AS item) AS numbers);
END $$;

-- Custom fields as one object: values by label, by the definition's id where that has none; of two fields of one name,
-- the later one is "name (2)". The labels: an object of label by definition id.
CREATE FUNCTION hub.by_label(fields jsonb, labels jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    IF fields IS NULL OR jsonb_typeof(fields) <> 'array' THEN
        RETURN NULL;
    END IF;
    RETURN (
        SELECT coalesce(jsonb_object_agg(CASE WHEN nth = 1 THEN name ELSE name || ' (' || nth || ')' END, value), '{}')
        FROM (SELECT name, value, row_number() OVER (PARTITION BY name ORDER BY n) AS nth
              FROM (SELECT field -> 'value' AS value, n,
                           coalesce(labels ->> lower(field #>> '{definition,id}'), field #>> '{definition,id}') AS name
                    FROM jsonb_array_elements(fields) WITH ORDINALITY AS f(field, n)) AS named
              WHERE name IS NOT NULL) AS numbered);
END $$;

----------------------------------------------------------------------------------------------------------------------
-- Custom fields
----------------------------------------------------------------------------------------------------------------------

-- A label that no other definition of its context has: of several alike, the first keeps it (live before deleted, then
-- the one mirrored first), the others get the first eight digits of their id behind, or all where those are alike too.
CREATE VIEW hub.custom_field_label AS
SELECT
    d.id, d.context, d.type, d.label,
    CASE
        WHEN d.nth = 1 THEN d.label
        WHEN d.alike = 1 THEN d.label || ' (' || left(d.id::text, 8) || ')'
        ELSE d.label || ' (' || d.id || ')'
    END AS unique_label
FROM (
    SELECT
        e.id, e.data ->> 'context' AS context, e.data ->> 'type' AS type, e.data ->> 'label' AS label,
        row_number() OVER (PARTITION BY e.data ->> 'context', e.data ->> 'label'
                           ORDER BY e.deleted_at IS NOT NULL, e.first_seen_at, e.id) AS nth,
        count(*) OVER (PARTITION BY e.data ->> 'context', e.data ->> 'label', left(e.id::text, 8)) AS alike
    FROM hub.entity e
    WHERE e.type = 'customFieldDefinition' AND e.data ->> 'label' <> '') AS d;

-- All of them as one object. A query reads it once, whatever the number of its rows, and only if it shows labels.
CREATE VIEW hub.custom_field_labels AS
SELECT jsonb_object_agg(l.id, l.unique_label) AS labels FROM hub.custom_field_label l;

CREATE VIEW hub.custom_field AS
SELECT
    e.type AS entity_type,
    e.id AS entity_id,
    f.position,
    hub.as_uuid(f.field #>> '{definition,id}') AS definition_id,
    l.label,
    coalesce(l.unique_label, f.field #>> '{definition,id}') AS unique_label,
    l.type,
    l.context,
    f.field -> 'value' AS value,
    CASE WHEN jsonb_typeof(f.field -> 'value') IN ('string', 'number', 'boolean') THEN f.field ->> 'value' END
        AS value_text,
    hub.as_numeric(f.field -> 'value') AS value_numeric,
    hub.as_date(f.field ->> 'value') AS value_date,
    hub.as_boolean(f.field -> 'value') AS value_boolean,
    hub.text_array(f.field -> 'value') AS value_texts,
    f.field #>> '{value,type}' AS value_type,
    hub.as_uuid(f.field #>> '{value,id}') AS value_id
FROM hub.entity e
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'custom_fields')) WITH ORDINALITY AS f(field, position)
LEFT JOIN hub.custom_field_label l ON l.id = hub.as_uuid(f.field #>> '{definition,id}')
WHERE e.deleted_at IS NULL;

COMMENT ON COLUMN hub.custom_field.position IS 'Place in Teamleader''s order, from 1.';
COMMENT ON COLUMN hub.custom_field.definition_id IS 'Link to the definition: custom_field_definitions.id.';
COMMENT ON COLUMN hub.custom_field.label IS 'Label, as people see it; null when the definition is not known.';
COMMENT ON COLUMN hub.custom_field.unique_label IS
    'Name in custom_fields_by_label: the label; with a part of the id behind where an earlier definition of the '
    'context has the same; the id when the definition is not known.';
COMMENT ON COLUMN hub.custom_field.type IS
    'Kind of value, for example single_line or date, as in custom_field_definitions.';
COMMENT ON COLUMN hub.custom_field.context IS
    'What has the field, for example contact, as in custom_field_definitions.';
COMMENT ON COLUMN hub.custom_field.value IS 'The value as Teamleader sent it.';
COMMENT ON COLUMN hub.custom_field.value_text IS 'The value as text, if it is text, a number, true or false.';
COMMENT ON COLUMN hub.custom_field.value_numeric IS 'The value, if it is a number; money comes without a currency.';
COMMENT ON COLUMN hub.custom_field.value_date IS 'The value, if it is a date.';
COMMENT ON COLUMN hub.custom_field.value_boolean IS 'The value, if it is true or false.';
COMMENT ON COLUMN hub.custom_field.value_texts IS 'What was chosen, if several labels can be (multi_select).';
COMMENT ON COLUMN hub.custom_field.value_type IS 'company, contact, product or user: what value_id is.';
COMMENT ON COLUMN hub.custom_field.value_id IS
    'The value, if it is a link: to companies.id, contacts.id, products.id or users.id, as value_type says.';

----------------------------------------------------------------------------------------------------------------------
-- Lines of invoices, credit notes, subscriptions, quotations and orders
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW hub.line AS
SELECT
    e.type AS entity_type,
    e.id AS entity_id,
    s.position AS section_position,
    s.section #>> '{section,title}' AS section_title,
    l.position,
    hub.as_uuid(l.line #>> '{product,id}') AS product_id,
    hub.as_uuid(l.line #>> '{product_category,id}') AS product_category_id,
    l.line ->> 'description' AS description,
    l.line ->> 'extended_description' AS extended_description,
    hub.as_numeric(l.line -> 'quantity') AS quantity,
    hub.as_uuid(l.line #>> '{unit,id}') AS unit_id,
    hub.as_numeric(l.line #> '{unit_price,amount}') AS unit_price_amount,
    l.line #>> '{unit_price,currency}' AS unit_price_currency,
    l.line #>> '{unit_price,tax}' AS unit_price_tax,
    hub.as_numeric(l.line #> '{purchase_price,amount}') AS purchase_price_amount,
    l.line #>> '{purchase_price,currency}' AS purchase_price_currency,
    hub.as_uuid(l.line #>> '{tax,id}') AS tax_id,
    hub.as_uuid(l.line #>> '{withheld_tax,id}') AS withheld_tax_id,
    l.line #>> '{discount,type}' AS discount_type,
    hub.as_numeric(l.line #> '{discount,value}') AS discount_value,
    hub.as_numeric(l.line #> '{total,tax_exclusive,amount}') AS total_tax_exclusive_amount,
    l.line #>> '{total,tax_exclusive,currency}' AS total_tax_exclusive_currency,
    hub.as_numeric(l.line #> '{total,tax_exclusive_before_discount,amount}')
        AS total_tax_exclusive_before_discount_amount,
    l.line #>> '{total,tax_exclusive_before_discount,currency}' AS total_tax_exclusive_before_discount_currency,
    hub.as_numeric(l.line #> '{total,tax_inclusive,amount}') AS total_tax_inclusive_amount,
    l.line #>> '{total,tax_inclusive,currency}' AS total_tax_inclusive_currency,
    hub.as_numeric(l.line #> '{total,tax_inclusive_before_discount,amount}')
        AS total_tax_inclusive_before_discount_amount,
    l.line #>> '{total,tax_inclusive_before_discount,currency}' AS total_tax_inclusive_before_discount_currency,
    l.line #>> '{periodicity,unit}' AS periodicity_unit,
    hub.as_numeric(l.line #> '{periodicity,period}') AS periodicity_period,
    l.line AS data
FROM hub.entity e
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'grouped_lines')) WITH ORDINALITY AS s(section, position)
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(s.section -> 'line_items')) WITH ORDINALITY AS l(line, position)
WHERE e.deleted_at IS NULL;

COMMENT ON COLUMN hub.line.section_position IS 'Place of the section in the document, from 1.';
COMMENT ON COLUMN hub.line.section_title IS 'Title of the section; null when it has none.';
COMMENT ON COLUMN hub.line.position IS 'Place of the line in its section, from 1.';
COMMENT ON COLUMN hub.line.product_id IS 'Link to the product: products.id; null for a line written by hand.';
COMMENT ON COLUMN hub.line.product_category_id IS 'Link to the category: product_categories.id.';
COMMENT ON COLUMN hub.line.description IS 'What the line is for.';
COMMENT ON COLUMN hub.line.extended_description IS 'More about it, Markdown.';
COMMENT ON COLUMN hub.line.quantity IS 'How many units.';
COMMENT ON COLUMN hub.line.unit_id IS 'Link to the unit of measure.';
COMMENT ON COLUMN hub.line.unit_price_amount IS
    'Price of one unit: amount in unit_price_currency, else in the currency of the totals.';
COMMENT ON COLUMN hub.line.unit_price_currency IS
    'Currency of unit_price_amount: ISO 4217; null where Teamleader leaves it out.';
COMMENT ON COLUMN hub.line.unit_price_tax IS 'excluding: the price is without tax.';
COMMENT ON COLUMN hub.line.purchase_price_amount IS 'Purchase price of one unit: amount in purchase_price_currency.';
COMMENT ON COLUMN hub.line.purchase_price_currency IS 'Currency of purchase_price_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN hub.line.tax_id IS 'Link to the tax rate: tax_rates.id.';
COMMENT ON COLUMN hub.line.withheld_tax_id IS 'Link to the rate of withheld tax.';
COMMENT ON COLUMN hub.line.discount_type IS 'percentage: what discount_value is.';
COMMENT ON COLUMN hub.line.discount_value IS 'Discount on the line, 0 to 100.';
COMMENT ON COLUMN hub.line.total_tax_exclusive_amount IS 'Total without tax: amount in total_tax_exclusive_currency.';
COMMENT ON COLUMN hub.line.total_tax_exclusive_currency IS
    'Currency of total_tax_exclusive_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN hub.line.total_tax_exclusive_before_discount_amount IS
    'Total without tax, before the discount: amount in total_tax_exclusive_before_discount_currency.';
COMMENT ON COLUMN hub.line.total_tax_exclusive_before_discount_currency IS
    'Currency of total_tax_exclusive_before_discount_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN hub.line.total_tax_inclusive_amount IS 'Total with tax: amount in total_tax_inclusive_currency.';
COMMENT ON COLUMN hub.line.total_tax_inclusive_currency IS
    'Currency of total_tax_inclusive_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN hub.line.total_tax_inclusive_before_discount_amount IS
    'Total with tax, before the discount: amount in total_tax_inclusive_before_discount_currency.';
COMMENT ON COLUMN hub.line.total_tax_inclusive_before_discount_currency IS
    'Currency of total_tax_inclusive_before_discount_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN hub.line.periodicity_unit IS
    'week, month or year: what periodicity_period counts; null when it comes once.';
COMMENT ON COLUMN hub.line.periodicity_period IS 'It comes every so many units.';
COMMENT ON COLUMN hub.line.data IS 'The whole line as Teamleader sent it.';

-- Makes teamleader.<name>: the rows of source (hub.line, hub.custom_field) of one type, with all its columns but those
-- left out, and their comments. Its first column is the id of the record, called invoice_id for the type invoice, which
-- is that of view of_view.
CREATE FUNCTION hub.create_companion_view(
    name text, source regclass, of_type text, of_view text, comment text, left_out text[] DEFAULT '{}')
    RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    link  text := lower(regexp_replace(of_type, '([A-Z])', '_\1', 'g')) || '_id';
    shown record;
BEGIN
    EXECUTE (
        SELECT format('CREATE VIEW teamleader.%I AS SELECT entity_id AS %I, %s FROM %s WHERE entity_type = %L',
            name, link, string_agg(quote_ident(attname), ', ' ORDER BY attnum), source, of_type)
        FROM pg_attribute
        WHERE attrelid = source AND attnum > 0 AND attname <> ALL (left_out || '{entity_type,entity_id}'::text[]));
    EXECUTE format('COMMENT ON VIEW teamleader.%I IS %L', name, comment);
    EXECUTE format('COMMENT ON COLUMN teamleader.%I.%I IS %L',
        name, link, 'Link to the record: ' || of_view || '.id.');
    FOR shown IN SELECT c.attname, col_description(source, s.attnum) AS says
        FROM pg_attribute c JOIN pg_attribute s ON s.attrelid = source AND s.attname = c.attname
        WHERE c.attrelid = format('teamleader.%I', name)::regclass AND c.attnum > 0 LOOP
        EXECUTE format('COMMENT ON COLUMN teamleader.%I.%I IS %L', name, shown.attname, shown.says);
    END LOOP;
END $$;
