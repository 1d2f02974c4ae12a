-- Who works with Teamleader, and what its custom fields are.

----------------------------------------------------------------------------------------------------------------------
-- Users
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.users_all AS
SELECT
    e.id,
    e.data ->> 'first_name' AS first_name,
    e.data ->> 'last_name' AS last_name,
    hub.full_name(e.data ->> 'first_name', e.data ->> 'last_name') AS full_name,
    hub.short(e.data ->> 'email') AS email,
    hub.short(e.data ->> 'email') AS primary_email,
    coalesce(
        hub.first_text(e.data, '$.telephones[*] ? (@.type == "phone").number ? (@ > "")'),
        hub.first_text(e.data, '$.telephones[*] ? (@.type == "mobile").number ? (@ > "")'))
        AS primary_phone,
    e.data ->> 'status' AS status,
    e.data ->> 'status' = 'active' AS is_active,
    e.data ->> 'function' AS function,
    e.data ->> 'language' AS language,
    e.data ->> 'time_zone' AS time_zone,
    hub.as_uuid(e.data #>> '{account,id}') AS account_id,
    hub.as_numeric(e.data #> '{external_rate,amount}') AS external_rate_amount,
    e.data #>> '{external_rate,currency}' AS external_rate_currency,
    hub.as_array(e.data -> 'telephones') AS telephones,
    hub.as_array(e.data -> 'teams') AS teams,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'user';

COMMENT ON COLUMN teamleader.users_all.first_name IS 'First name.';
COMMENT ON COLUMN teamleader.users_all.last_name IS 'Last name.';
COMMENT ON COLUMN teamleader.users_all.full_name IS 'First and last name, one space between; null without either.';
COMMENT ON COLUMN teamleader.users_all.email IS 'E-mail address to log in with.';
COMMENT ON COLUMN teamleader.users_all.primary_email IS 'The same as email.';
COMMENT ON COLUMN teamleader.users_all.primary_phone IS
    'The first telephone number of type phone, else of type mobile.';
COMMENT ON COLUMN teamleader.users_all.status IS 'active or deactivated.';
COMMENT ON COLUMN teamleader.users_all.is_active IS
    'Whether the user may log in: status active; null without a status.';
COMMENT ON COLUMN teamleader.users_all.function IS 'Function in the company, free text.';
COMMENT ON COLUMN teamleader.users_all.language IS 'Language, for example nl or nl-BE.';
COMMENT ON COLUMN teamleader.users_all.time_zone IS 'Time zone, for example Europe/Brussels; only .info has it.';
COMMENT ON COLUMN teamleader.users_all.account_id IS 'Link to the account.';
COMMENT ON COLUMN teamleader.users_all.external_rate_amount IS
    'Rate by hour for customers, where asked for: amount in users.external_rate_currency.';
COMMENT ON COLUMN teamleader.users_all.external_rate_currency IS
    'Currency of external_rate_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.users_all.telephones IS 'Telephones: array of {type: phone, mobile or fax, number}.';
COMMENT ON COLUMN teamleader.users_all.teams IS 'Links to teams: array of {type, id}.';
SELECT hub.create_live_view('users', 'Users: colleagues who work in Teamleader, one row each.');

----------------------------------------------------------------------------------------------------------------------
-- Teams
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.teams_all AS
SELECT
    e.id,
    e.data ->> 'name' AS name,
    hub.as_uuid(e.data #>> '{team_lead,id}') AS team_lead_id,
    hub.as_array(e.data -> 'members') AS members,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'team';

COMMENT ON COLUMN teamleader.teams_all.name IS 'Name.';
COMMENT ON COLUMN teamleader.teams_all.team_lead_id IS 'Link to the user who leads it: users.id.';
COMMENT ON COLUMN teamleader.teams_all.members IS
    'Links to its users: array of {type, id}; one row each in team_members.';
SELECT hub.create_live_view('teams', 'Teams of users, one row each.');
CREATE VIEW teamleader.team_members AS
SELECT
    e.id AS team_id,
    i.position,
    hub.as_uuid(i.item ->> 'id') AS user_id,
    hub.as_uuid(i.item ->> 'id') = hub.as_uuid(e.data #>> '{team_lead,id}') AS is_team_lead
FROM hub.entity e
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'members')) WITH ORDINALITY AS i(item, position)
WHERE e.type = 'team' AND e.deleted_at IS NULL;
COMMENT ON VIEW teamleader.team_members IS 'Members of teams, one row each.';
COMMENT ON COLUMN teamleader.team_members.team_id IS 'Link to the team: teams.id.';
COMMENT ON COLUMN teamleader.team_members.position IS 'Place in Teamleader''s order, from 1.';
COMMENT ON COLUMN teamleader.team_members.user_id IS 'Link to the member: users.id.';
COMMENT ON COLUMN teamleader.team_members.is_team_lead IS 'Whether the member leads the team; null when nobody does.';

----------------------------------------------------------------------------------------------------------------------
-- Departments
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.departments_all AS
SELECT
    e.id,
    e.data ->> 'name' AS name,
    e.data ->> 'status' AS status,
    e.data ->> 'vat_number' AS vat_number,
    e.data ->> 'currency' AS currency,
    hub.first_text(e.data, '$.emails[*] ? (@.type == "primary").email ? (@ > "")') AS primary_email,
    e.data ->> 'website' AS website,
    e.data #>> '{address,line_1}' AS address_line_1,
    e.data #>> '{address,postal_code}' AS address_postal_code,
    e.data #>> '{address,city}' AS address_city,
    e.data #>> '{address,country}' AS address_country,
    e.data ->> 'iban' AS iban,
    e.data ->> 'bic' AS bic,
    e.data ->> 'fiscal_regime' AS fiscal_regime,
    hub.as_array(e.data -> 'emails') AS emails,
    hub.as_array(e.data -> 'telephones') AS telephones,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'department';

COMMENT ON COLUMN teamleader.departments_all.name IS 'Name.';
COMMENT ON COLUMN teamleader.departments_all.status IS 'active or archived.';
COMMENT ON COLUMN teamleader.departments_all.vat_number IS 'VAT number.';
COMMENT ON COLUMN teamleader.departments_all.currency IS 'Currency: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.departments_all.primary_email IS 'The first e-mail address of type primary.';
COMMENT ON COLUMN teamleader.departments_all.website IS 'Website; only .info has it.';
COMMENT ON COLUMN teamleader.departments_all.address_line_1 IS 'Street and number; only .info has addresses.';
COMMENT ON COLUMN teamleader.departments_all.address_postal_code IS 'Postal code.';
COMMENT ON COLUMN teamleader.departments_all.address_city IS 'City.';
COMMENT ON COLUMN teamleader.departments_all.address_country IS 'Country: ISO 3166-1 alpha-2, for example BE.';
COMMENT ON COLUMN teamleader.departments_all.iban IS 'Bank account: IBAN; only .info has it.';
COMMENT ON COLUMN teamleader.departments_all.bic IS 'Bank: BIC; only .info has it.';
COMMENT ON COLUMN teamleader.departments_all.fiscal_regime IS
    'Fiscal regime, for Italian accounts: RF01 to RF19; only .info has it.';
COMMENT ON COLUMN teamleader.departments_all.emails IS
    'E-mail addresses: array of {type: primary or invoicing, email}.';
COMMENT ON COLUMN teamleader.departments_all.telephones IS
    'Telephones (only .info has them): array of {type: phone, mobile or fax, number}.';
SELECT hub.create_live_view('departments', 'Departments: the own companies of the account, one row each.');

----------------------------------------------------------------------------------------------------------------------
-- Definitions of custom fields
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.custom_field_definitions_all AS
SELECT
    e.id,
    e.data ->> 'context' AS context,
    e.data ->> 'type' AS type,
    e.data ->> 'label' AS label,
    e.data ->> 'group' AS "group",
    hub.as_boolean(e.data -> 'required') AS required,
    hub.as_array(e.data #> '{configuration,options}') AS configuration_options,
    hub.as_boolean(e.data #> '{configuration,extra_option_allowed}') AS configuration_extra_option_allowed,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'customFieldDefinition';

COMMENT ON COLUMN teamleader.custom_field_definitions_all.context IS
    'What has the field, for example contact, company, deal (also called sale), invoice or todo (tasks).';
COMMENT ON COLUMN teamleader.custom_field_definitions_all.type IS
    'Kind of value: single_line, multi_line, single_select, multi_select, date, money, auto_increment, integer, '
    'number, boolean, email, telephone, url, company, contact, product or user.';
COMMENT ON COLUMN teamleader.custom_field_definitions_all.label IS 'Label, as people see it.';
COMMENT ON COLUMN teamleader.custom_field_definitions_all."group" IS 'Heading under which people see it.';
COMMENT ON COLUMN teamleader.custom_field_definitions_all.required IS 'Whether it must be filled in.';
COMMENT ON COLUMN teamleader.custom_field_definitions_all.configuration_options IS
    'What can be chosen, for the select types: array of {id, value}.';
COMMENT ON COLUMN teamleader.custom_field_definitions_all.configuration_extra_option_allowed IS
    'Whether other values may be chosen.';
SELECT hub.create_live_view('custom_field_definitions', 'Definitions of custom fields, one row each.');
