-- What people read: schema "teamleader", typed columns over the documents in hub.entity.
--
-- Naming: a column is called as the API calls it, a path joined by underscores (lead.customer → lead_customer_…).
-- Money is <name>_amount + <name>_currency, a link <name>_id, with <name>_type where it may point to several types.
-- Text is as Teamleader sent it. A value of another kind than its column's (a date that is none, a number sent as text,
-- an id that is none) is NULL there and still whole in "data"; so no document can make a view fail.
-- New columns go to the end of a …_all view (CREATE OR REPLACE VIEW); hub.create_live_view then renews the live view.

----------------------------------------------------------------------------------------------------------------------
-- Reading one value. None of these raises an error. They test before they cast: an exception block starts a
-- subtransaction, which PostgreSQL 15 forbids in parallel queries. No body looks up a name in schema "hub" at run time,
-- so whoever may read a view needs no right on that schema.
----------------------------------------------------------------------------------------------------------------------

-- ISO 8601 with seconds and an offset. Without one it counts as UTC, the only offset Teamleader is known to send.
-- Immutable in truth, though the cast is declared stable: with the year first and an offset, no setting of the session
-- (DateStyle, TimeZone) plays a part.
CREATE FUNCTION hub.as_timestamp(value text) RETURNS timestamptz LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    day date;
BEGIN
    IF value LIKE '0000%' OR value !~ ('^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])[T ]'
            '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?(?:Z|[+-](?:0[0-9]|1[0-5]):?[0-5][0-9])?$') THEN
        RETURN NULL;
    END IF;
    day := make_date(left(value, 4)::int, substr(value, 6, 2)::int, 1) + substr(value, 9, 2)::int - 1;
    IF extract(month FROM day) <> substr(value, 6, 2)::int THEN
        RETURN NULL; -- 30 February
    END IF;
    RETURN (CASE WHEN value ~ '(?:Z|[+-][0-9]{2}:?[0-9]{2})$' THEN value ELSE value || 'Z' END)::timestamptz;
END $$;

-- YYYY-MM-DD and nothing else.
CREATE FUNCTION hub.as_date(value text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (hub.as_timestamp(value || 'T00:00:00Z') AT TIME ZONE 'UTC')::date;

-- Any 128 bits in the layout of a UUID: Teamleader's ids follow no version.
CREATE FUNCTION hub.as_uuid(value text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN value ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' THEN value::uuid END;

-- A JSON number, exact.
CREATE FUNCTION hub.as_numeric(value jsonb) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN jsonb_typeof(value) = 'number' THEN value::numeric END;

-- JSON true or false.
CREATE FUNCTION hub.as_boolean(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE value WHEN jsonb 'true' THEN true WHEN jsonb 'false' THEN false END;

-- A JSON array as it is, anything else NULL: so jsonb_array_elements() never fails on the column.
CREATE FUNCTION hub.as_array(value jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN jsonb_typeof(value) = 'array' THEN value END;

-- The strings of a JSON array, in their order.
CREATE FUNCTION hub.text_array(value jsonb) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    IF jsonb_typeof(value) <> 'array' THEN
        RETURN NULL;
    END IF;
    RETURN ARRAY(
        SELECT item #>> '{}' FROM jsonb_array_elements(value) WITH ORDINALITY AS items(item, n)
        WHERE jsonb_typeof(item) = 'string' ORDER BY n);
END $$;

-- The first value at a path, as text; a path that ends in ? (@ > "") finds strings only, and no empty ones. Lax mode:
-- nothing is found where the structure is another.
CREATE FUNCTION hub.first_text(document jsonb, path jsonpath) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN jsonb_path_query_first(document, path, '{}', true) #>> '{}';

-- First and last name with one space between; NULL without either.
CREATE FUNCTION hub.full_name(first_name text, last_name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN nullif(btrim(btrim(coalesce(first_name, '')) || ' ' || btrim(coalesce(last_name, ''))), '');

-- The primary address: lists answer it as primary_address, .info within addresses; whichever was asked for last counts.
CREATE FUNCTION hub.primary_address(document jsonb, listed_seq bigint, info_seq bigint) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN document -> 'primary_address' IS NOT NULL
            AND (listed_seq > coalesce(info_seq, 0) OR hub.as_array(document -> 'addresses') IS NULL)
            THEN document -> 'primary_address'
        ELSE jsonb_path_query_first(document, '$.addresses[*] ? (@.type == "primary").address', '{}', true)
    END;

----------------------------------------------------------------------------------------------------------------------
-- A type is one …_all view with its comments; this makes the rest of it.
----------------------------------------------------------------------------------------------------------------------

-- Makes or renews teamleader.<name>: the rows of teamleader.<name>_all that are not deleted, every column but
-- deleted_at. Comments both views; columns that every type has get theirs here.
CREATE FUNCTION hub.create_live_view(name text, comment text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    source regclass := format('teamleader.%I', name || '_all')::regclass;
    shared record;
    shown  record;
BEGIN
    FOR shared IN SELECT * FROM (VALUES
        ('id', 'Teamleader''s id: any 128 bits, so do not rely on a UUID version.'),
        ('first_seen_at', 'When the mirror first held the record.'),
        ('changed_at', 'When the mirror last wrote a difference of the record, or its deletion.'),
        ('list_as_of', 'Proof: as of when Teamleader''s list last showed the record; null if only .info has.'),
        ('info_as_of', 'Proof: as of when Teamleader''s .info last answered for the record, be it that it is gone; '
            'null if only lists have shown it: fields that only .info answers are then null too.'),
        ('data', 'The whole document as Teamleader sent it, with the fields that have no column.'),
        ('deleted_at', 'When the mirror learned that the record is gone; null while it exists.')
    ) AS comments(of_column, says) LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', source, shared.of_column, shared.says);
    END LOOP;
    EXECUTE (
        SELECT format('CREATE OR REPLACE VIEW teamleader.%I AS SELECT %s FROM %s WHERE deleted_at IS NULL',
            name, string_agg(quote_ident(attname), ', ' ORDER BY attnum) FILTER (WHERE attname <> 'deleted_at'), source)
        FROM pg_attribute WHERE attrelid = source AND attnum > 0);
    FOR shown IN SELECT attname, col_description(source, attnum) AS says
        FROM pg_attribute WHERE attrelid = source AND attnum > 0 AND attname <> 'deleted_at' LOOP
        EXECUTE format('COMMENT ON COLUMN teamleader.%I.%I IS %L', name, shown.attname, shown.says);
    END LOOP;
    EXECUTE format('COMMENT ON VIEW teamleader.%I IS %L', name, comment);
    EXECUTE format('COMMENT ON VIEW %s IS %L', source, comment || ' Also deleted ones, as last known (deleted_at).');
END $$;

----------------------------------------------------------------------------------------------------------------------
-- Contacts
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.contacts_all AS
SELECT
    e.id,
    e.data ->> 'status' AS status,
    e.data ->> 'first_name' AS first_name,
    e.data ->> 'last_name' AS last_name,
    hub.full_name(e.data ->> 'first_name', e.data ->> 'last_name') AS full_name,
    e.data ->> 'salutation' AS salutation,
    e.data ->> 'gender' AS gender,
    hub.as_date(e.data ->> 'birthdate') AS birthdate,
    e.data ->> 'language' AS language,
    hub.first_text(e.data, '$.emails[*] ? (@.type == "primary").email ? (@ > "")') AS primary_email,
    coalesce(
        hub.first_text(e.data, '$.telephones[*] ? (@.type == "phone").number ? (@ > "")'),
        hub.first_text(e.data, '$.telephones[*] ? (@.type == "mobile").number ? (@ > "")')) AS primary_phone,
    e.data ->> 'website' AS website,
    hub.primary_address(e.data, e.listed_seq, e.info_seq) ->> 'line_1' AS primary_address_line_1,
    hub.primary_address(e.data, e.listed_seq, e.info_seq) ->> 'postal_code' AS primary_address_postal_code,
    hub.primary_address(e.data, e.listed_seq, e.info_seq) ->> 'city' AS primary_address_city,
    hub.primary_address(e.data, e.listed_seq, e.info_seq) ->> 'country' AS primary_address_country,
    e.data ->> 'vat_number' AS vat_number,
    e.data ->> 'national_identification_number' AS national_identification_number,
    e.data ->> 'iban' AS iban,
    e.data ->> 'bic' AS bic,
    e.data #>> '{payment_term,type}' AS payment_term_type,
    hub.as_numeric(e.data #> '{payment_term,days}') AS payment_term_days,
    e.data #>> '{invoicing_preferences,electronic_invoicing_address}'
        AS invoicing_preferences_electronic_invoicing_address,
    hub.as_uuid(e.data #>> '{price_list,id}') AS price_list_id,
    hub.as_boolean(e.data -> 'marketing_mails_consent') AS marketing_mails_consent,
    e.data ->> 'remarks' AS remarks,
    hub.text_array(e.data -> 'tags') AS tags,
    hub.as_array(e.data -> 'emails') AS emails,
    hub.as_array(e.data -> 'telephones') AS telephones,
    hub.as_array(e.data -> 'addresses') AS addresses,
    hub.as_array(e.data -> 'companies') AS companies,
    hub.as_array(e.data -> 'custom_fields') AS custom_fields,
    e.data ->> 'web_url' AS web_url,
    hub.as_timestamp(e.data ->> 'added_at') AS added_at,
    hub.as_timestamp(e.data ->> 'updated_at') AS updated_at,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'contact';

COMMENT ON COLUMN teamleader.contacts_all.status IS 'active or deactivated.';
COMMENT ON COLUMN teamleader.contacts_all.first_name IS 'First name.';
COMMENT ON COLUMN teamleader.contacts_all.last_name IS 'Last name.';
COMMENT ON COLUMN teamleader.contacts_all.full_name IS 'First and last name, one space between; null without either.';
COMMENT ON COLUMN teamleader.contacts_all.salutation IS 'Salutation, free text.';
COMMENT ON COLUMN teamleader.contacts_all.gender IS 'female, male, non_binary, prefers_not_to_say or unknown.';
COMMENT ON COLUMN teamleader.contacts_all.birthdate IS 'Date of birth.';
COMMENT ON COLUMN teamleader.contacts_all.language IS 'Language: ISO 639-1, for example nl.';
COMMENT ON COLUMN teamleader.contacts_all.primary_email IS 'The first e-mail address of type primary.';
COMMENT ON COLUMN teamleader.contacts_all.primary_phone IS
    'The first telephone number of type phone, else of type mobile.';
COMMENT ON COLUMN teamleader.contacts_all.website IS 'Website.';
COMMENT ON COLUMN teamleader.contacts_all.primary_address_line_1 IS 'Street and number of the primary address.';
COMMENT ON COLUMN teamleader.contacts_all.primary_address_postal_code IS 'Postal code of the primary address.';
COMMENT ON COLUMN teamleader.contacts_all.primary_address_city IS 'City of the primary address.';
COMMENT ON COLUMN teamleader.contacts_all.primary_address_country IS
    'Country of the primary address: ISO 3166-1 alpha-2, for example BE.';
COMMENT ON COLUMN teamleader.contacts_all.vat_number IS 'VAT number; only .info has it.';
COMMENT ON COLUMN teamleader.contacts_all.national_identification_number IS 'Number in the national register.';
COMMENT ON COLUMN teamleader.contacts_all.iban IS 'Bank account: IBAN.';
COMMENT ON COLUMN teamleader.contacts_all.bic IS 'Bank: BIC.';
COMMENT ON COLUMN teamleader.contacts_all.payment_term_type IS 'cash, end_of_month or after_invoice_date.';
COMMENT ON COLUMN teamleader.contacts_all.payment_term_days IS
    'Days within which to pay, for the types that count them.';
COMMENT ON COLUMN teamleader.contacts_all.invoicing_preferences_electronic_invoicing_address IS
    'Where electronic invoices go, for example a Peppol id.';
COMMENT ON COLUMN teamleader.contacts_all.price_list_id IS 'Link to the price list.';
COMMENT ON COLUMN teamleader.contacts_all.marketing_mails_consent IS 'Whether marketing mails may be sent.';
COMMENT ON COLUMN teamleader.contacts_all.remarks IS 'Remarks, Markdown; only .info has them.';
COMMENT ON COLUMN teamleader.contacts_all.tags IS 'Tags, in Teamleader''s order; empty without any.';
COMMENT ON COLUMN teamleader.contacts_all.emails IS 'E-mail addresses: array of {type: primary, email}.';
COMMENT ON COLUMN teamleader.contacts_all.telephones IS 'Telephones: array of {type: phone, mobile or fax, number}.';
COMMENT ON COLUMN teamleader.contacts_all.addresses IS
    'Addresses (only .info has them): array of {type: primary, invoicing, delivery or visiting, address: '
    '{line_1, postal_code, city, country, addressee, …}}.';
COMMENT ON COLUMN teamleader.contacts_all.companies IS
    'Links to companies (only .info has them): array of {position, secondary_position, division, decision_maker, '
    'company: {type, id}}.';
COMMENT ON COLUMN teamleader.contacts_all.custom_fields IS 'Custom fields: array of {definition: {type, id}, value}.';
COMMENT ON COLUMN teamleader.contacts_all.web_url IS 'The page in Teamleader.';
COMMENT ON COLUMN teamleader.contacts_all.added_at IS 'When the record was made in Teamleader.';
COMMENT ON COLUMN teamleader.contacts_all.updated_at IS 'When Teamleader last changed the record, to the second.';
SELECT hub.create_live_view('contacts', 'Contacts: people in Teamleader, one row each.');

----------------------------------------------------------------------------------------------------------------------
-- Companies
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.companies_all AS
SELECT
    e.id,
    e.data ->> 'status' AS status,
    e.data ->> 'name' AS name,
    hub.as_uuid(e.data #>> '{business_type,id}') AS business_type_id,
    e.data ->> 'vat_number' AS vat_number,
    e.data ->> 'national_identification_number' AS national_identification_number,
    e.data ->> 'iban' AS iban,
    e.data ->> 'bic' AS bic,
    e.data ->> 'language' AS language,
    e.data ->> 'preferred_currency' AS preferred_currency,
    hub.as_uuid(e.data #>> '{responsible_user,id}') AS responsible_user_id,
    hub.first_text(e.data, '$.emails[*] ? (@.type == "primary").email ? (@ > "")') AS primary_email,
    hub.first_text(e.data, '$.emails[*] ? (@.type == "invoicing").email ? (@ > "")') AS invoicing_email,
    coalesce(
        hub.first_text(e.data, '$.telephones[*] ? (@.type == "phone").number ? (@ > "")'),
        hub.first_text(e.data, '$.telephones[*] ? (@.type == "mobile").number ? (@ > "")')) AS primary_phone,
    e.data ->> 'website' AS website,
    hub.primary_address(e.data, e.listed_seq, e.info_seq) ->> 'line_1' AS primary_address_line_1,
    hub.primary_address(e.data, e.listed_seq, e.info_seq) ->> 'postal_code' AS primary_address_postal_code,
    hub.primary_address(e.data, e.listed_seq, e.info_seq) ->> 'city' AS primary_address_city,
    hub.primary_address(e.data, e.listed_seq, e.info_seq) ->> 'country' AS primary_address_country,
    e.data #>> '{payment_term,type}' AS payment_term_type,
    hub.as_numeric(e.data #> '{payment_term,days}') AS payment_term_days,
    e.data #>> '{invoicing_preferences,electronic_invoicing_address}'
        AS invoicing_preferences_electronic_invoicing_address,
    hub.as_uuid(e.data #>> '{price_list,id}') AS price_list_id,
    hub.as_boolean(e.data -> 'marketing_mails_consent') AS marketing_mails_consent,
    e.data ->> 'remarks' AS remarks,
    hub.text_array(e.data -> 'tags') AS tags,
    hub.as_array(e.data -> 'emails') AS emails,
    hub.as_array(e.data -> 'telephones') AS telephones,
    hub.as_array(e.data -> 'addresses') AS addresses,
    hub.as_array(e.data -> 'related_companies') AS related_companies,
    hub.as_array(e.data -> 'related_contacts') AS related_contacts,
    hub.as_array(e.data -> 'custom_fields') AS custom_fields,
    e.data ->> 'web_url' AS web_url,
    hub.as_timestamp(e.data ->> 'added_at') AS added_at,
    hub.as_timestamp(e.data ->> 'updated_at') AS updated_at,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'company';

COMMENT ON COLUMN teamleader.companies_all.status IS 'active or deactivated.';
COMMENT ON COLUMN teamleader.companies_all.name IS 'Name.';
COMMENT ON COLUMN teamleader.companies_all.business_type_id IS 'Link to the legal form.';
COMMENT ON COLUMN teamleader.companies_all.vat_number IS 'VAT number.';
COMMENT ON COLUMN teamleader.companies_all.national_identification_number IS
    'Number in the national register, for example the KBO/BCE one.';
COMMENT ON COLUMN teamleader.companies_all.iban IS 'Bank account: IBAN.';
COMMENT ON COLUMN teamleader.companies_all.bic IS 'Bank: BIC.';
COMMENT ON COLUMN teamleader.companies_all.language IS 'Language: ISO 639-1, for example nl.';
COMMENT ON COLUMN teamleader.companies_all.preferred_currency IS 'Currency to trade in: ISO 4217.';
COMMENT ON COLUMN teamleader.companies_all.responsible_user_id IS 'Link to the user who looks after the company.';
COMMENT ON COLUMN teamleader.companies_all.primary_email IS 'The first e-mail address of type primary.';
COMMENT ON COLUMN teamleader.companies_all.invoicing_email IS 'The first e-mail address of type invoicing.';
COMMENT ON COLUMN teamleader.companies_all.primary_phone IS
    'The first telephone number of type phone, else of type mobile.';
COMMENT ON COLUMN teamleader.companies_all.website IS 'Website.';
COMMENT ON COLUMN teamleader.companies_all.primary_address_line_1 IS 'Street and number of the primary address.';
COMMENT ON COLUMN teamleader.companies_all.primary_address_postal_code IS 'Postal code of the primary address.';
COMMENT ON COLUMN teamleader.companies_all.primary_address_city IS 'City of the primary address.';
COMMENT ON COLUMN teamleader.companies_all.primary_address_country IS
    'Country of the primary address: ISO 3166-1 alpha-2, for example BE.';
COMMENT ON COLUMN teamleader.companies_all.payment_term_type IS 'cash, end_of_month or after_invoice_date.';
COMMENT ON COLUMN teamleader.companies_all.payment_term_days IS
    'Days within which to pay, for the types that count them.';
COMMENT ON COLUMN teamleader.companies_all.invoicing_preferences_electronic_invoicing_address IS
    'Where electronic invoices go, for example a Peppol id.';
COMMENT ON COLUMN teamleader.companies_all.price_list_id IS 'Link to the price list.';
COMMENT ON COLUMN teamleader.companies_all.marketing_mails_consent IS 'Whether marketing mails may be sent.';
COMMENT ON COLUMN teamleader.companies_all.remarks IS 'Remarks, Markdown; only .info has them.';
COMMENT ON COLUMN teamleader.companies_all.tags IS 'Tags, in Teamleader''s order; empty without any.';
COMMENT ON COLUMN teamleader.companies_all.emails IS 'E-mail addresses: array of {type: primary or invoicing, email}.';
COMMENT ON COLUMN teamleader.companies_all.telephones IS 'Telephones: array of {type: phone or fax, number}.';
COMMENT ON COLUMN teamleader.companies_all.addresses IS
    'Addresses (only .info has them): array of {type: primary, invoicing, delivery or visiting, address: '
    '{line_1, postal_code, city, country, addressee, …}}.';
COMMENT ON COLUMN teamleader.companies_all.related_companies IS
    'Related companies, where .info was asked to include them: array of {type, id}.';
COMMENT ON COLUMN teamleader.companies_all.related_contacts IS
    'Related contacts, where .info was asked to include them: array of {type, id, position, secondary_position, '
    'division, is_decision_maker}.';
COMMENT ON COLUMN teamleader.companies_all.custom_fields IS 'Custom fields: array of {definition: {type, id}, value}.';
COMMENT ON COLUMN teamleader.companies_all.web_url IS 'The page in Teamleader.';
COMMENT ON COLUMN teamleader.companies_all.added_at IS 'When the record was made in Teamleader.';
COMMENT ON COLUMN teamleader.companies_all.updated_at IS 'When Teamleader last changed the record, to the second.';
SELECT hub.create_live_view('companies', 'Companies: organisations in Teamleader, one row each.');

----------------------------------------------------------------------------------------------------------------------
-- Deals
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.deals_all AS
SELECT
    e.id,
    e.data ->> 'title' AS title,
    e.data ->> 'summary' AS summary,
    e.data ->> 'reference' AS reference,
    e.data ->> 'status' AS status,
    e.data ->> 'status' IN ('open', 'new') AS is_open,
    e.data ->> 'status' = 'won' AS is_won,
    e.data ->> 'status' = 'lost' AS is_lost,
    e.data #>> '{lead,customer,type}' AS lead_customer_type,
    hub.as_uuid(e.data #>> '{lead,customer,id}') AS lead_customer_id,
    hub.as_uuid(e.data #>> '{lead,contact_person,id}') AS lead_contact_person_id,
    hub.as_uuid(e.data #>> '{department,id}') AS department_id,
    hub.as_uuid(e.data #>> '{responsible_user,id}') AS responsible_user_id,
    hub.as_uuid(e.data #>> '{second_responsible_user,id}') AS second_responsible_user_id,
    hub.as_uuid(e.data #>> '{pipeline,id}') AS pipeline_id,
    hub.as_uuid(e.data #>> '{current_phase,id}') AS current_phase_id,
    hub.as_uuid(e.data #>> '{source,id}') AS source_id,
    hub.as_numeric(e.data #> '{estimated_value,amount}') AS estimated_value_amount,
    e.data #>> '{estimated_value,currency}' AS estimated_value_currency,
    hub.as_numeric(e.data #> '{estimated_probability}') AS estimated_probability,
    hub.as_numeric(e.data #> '{weighted_value,amount}') AS weighted_value_amount,
    e.data #>> '{weighted_value,currency}' AS weighted_value_currency,
    e.data #>> '{currency_exchange_rate,from}' AS currency_exchange_rate_from,
    e.data #>> '{currency_exchange_rate,to}' AS currency_exchange_rate_to,
    hub.as_numeric(e.data #> '{currency_exchange_rate,rate}') AS currency_exchange_rate_rate,
    hub.as_date(e.data ->> 'estimated_closing_date') AS estimated_closing_date,
    e.data ->> 'purchase_order_number' AS purchase_order_number,
    hub.as_uuid(e.data #>> '{lost_reason,reason,id}') AS lost_reason_id,
    e.data #>> '{lost_reason,remark}' AS lost_reason_remark,
    hub.as_array(e.data -> 'phase_history') AS phase_history,
    hub.as_array(e.data -> 'quotations') AS quotations,
    hub.as_array(e.data -> 'custom_fields') AS custom_fields,
    e.data ->> 'web_url' AS web_url,
    hub.as_timestamp(e.data ->> 'created_at') AS created_at,
    hub.as_timestamp(e.data ->> 'updated_at') AS updated_at,
    hub.as_timestamp(e.data ->> 'closed_at') AS closed_at,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'deal';

COMMENT ON COLUMN teamleader.deals_all.title IS 'Title.';
COMMENT ON COLUMN teamleader.deals_all.summary IS 'Summary, Markdown.';
COMMENT ON COLUMN teamleader.deals_all.reference IS 'Number shown to people, for example 2017/2.';
COMMENT ON COLUMN teamleader.deals_all.status IS 'open, won or lost; lists may also say new.';
COMMENT ON COLUMN teamleader.deals_all.is_open IS
    'Whether the deal is neither won nor lost: status open or new; null without a status.';
COMMENT ON COLUMN teamleader.deals_all.is_won IS 'Whether the deal is won: status won; null without a status.';
COMMENT ON COLUMN teamleader.deals_all.is_lost IS 'Whether the deal is lost: status lost; null without a status.';
COMMENT ON COLUMN teamleader.deals_all.lead_customer_type IS
    'contact or company: which of the two lead_customer_id is.';
COMMENT ON COLUMN teamleader.deals_all.lead_customer_id IS
    'Link to the customer: to contacts.id or companies.id, as lead_customer_type says.';
COMMENT ON COLUMN teamleader.deals_all.lead_contact_person_id IS
    'Link to the contact person: contacts.id; null when there is none.';
COMMENT ON COLUMN teamleader.deals_all.department_id IS 'Link to the department (own company) that sells.';
COMMENT ON COLUMN teamleader.deals_all.responsible_user_id IS 'Link to the user responsible.';
COMMENT ON COLUMN teamleader.deals_all.second_responsible_user_id IS 'Link to the second user responsible.';
COMMENT ON COLUMN teamleader.deals_all.pipeline_id IS 'Link to the pipeline.';
COMMENT ON COLUMN teamleader.deals_all.current_phase_id IS 'Link to the phase the deal is in.';
COMMENT ON COLUMN teamleader.deals_all.source_id IS 'Link to the source, how the deal came about.';
COMMENT ON COLUMN teamleader.deals_all.estimated_value_amount IS
    'Estimated value: amount in deals.estimated_value_currency.';
COMMENT ON COLUMN teamleader.deals_all.estimated_value_currency IS
    'Currency of estimated_value_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.deals_all.estimated_probability IS 'Probability to win, 0 to 1.';
COMMENT ON COLUMN teamleader.deals_all.weighted_value_amount IS
    'Estimated value × probability: amount in deals.weighted_value_currency.';
COMMENT ON COLUMN teamleader.deals_all.weighted_value_currency IS
    'Currency of weighted_value_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.deals_all.currency_exchange_rate_from IS 'Exchange rate: currency of the deal, ISO 4217.';
COMMENT ON COLUMN teamleader.deals_all.currency_exchange_rate_to IS 'Exchange rate: currency of the account, ISO 4217.';
COMMENT ON COLUMN teamleader.deals_all.currency_exchange_rate_rate IS
    'Exchange rate: units of deals.currency_exchange_rate_to per unit of deals.currency_exchange_rate_from.';
COMMENT ON COLUMN teamleader.deals_all.estimated_closing_date IS 'When the deal is expected to be closed.';
COMMENT ON COLUMN teamleader.deals_all.purchase_order_number IS 'The customer''s purchase order number.';
COMMENT ON COLUMN teamleader.deals_all.lost_reason_id IS 'Link to the reason it was lost for (lost_reason.reason).';
COMMENT ON COLUMN teamleader.deals_all.lost_reason_remark IS 'Remark on why it was lost.';
COMMENT ON COLUMN teamleader.deals_all.phase_history IS
    'Phases the deal went through (only .info has them): array of {phase: {type, id}, started_at, started_by: '
    '{type, id}}. A started_at may lack the offset: it is UTC then.';
COMMENT ON COLUMN teamleader.deals_all.quotations IS 'Links to quotations (only .info has them): array of {type, id}.';
COMMENT ON COLUMN teamleader.deals_all.custom_fields IS 'Custom fields: array of {definition: {type, id}, value}.';
COMMENT ON COLUMN teamleader.deals_all.web_url IS 'The page in Teamleader.';
COMMENT ON COLUMN teamleader.deals_all.created_at IS 'When the record was made in Teamleader.';
COMMENT ON COLUMN teamleader.deals_all.updated_at IS 'When Teamleader last changed the record, to the second.';
COMMENT ON COLUMN teamleader.deals_all.closed_at IS 'When the deal was won or lost; null while open.';
SELECT hub.create_live_view('deals', 'Deals: sales opportunities in Teamleader, one row each.');
