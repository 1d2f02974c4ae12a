-- What lies within contacts, companies and deals, one row each.

SELECT hub.create_companion_view('contacts_custom_fields', 'hub.custom_field', 'contact', 'contacts',
    'Custom fields of contacts, one row for each field of a record.');
SELECT hub.create_companion_view('companies_custom_fields', 'hub.custom_field', 'company', 'companies',
    'Custom fields of companies, one row for each field of a record.');
SELECT hub.create_companion_view('deals_custom_fields', 'hub.custom_field', 'deal', 'deals',
    'Custom fields of deals, one row for each field of a record.');

CREATE VIEW teamleader.contact_companies AS
SELECT
    e.id AS contact_id,
    hub.as_uuid(i.item #>> '{company,id}') AS company_id,
    i.item ->> 'position' AS position,
    i.item ->> 'secondary_position' AS secondary_position,
    i.item ->> 'division' AS division,
    hub.as_boolean(i.item -> 'decision_maker') AS decision_maker
FROM hub.entity e
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'companies')) AS i(item)
WHERE e.type = 'contact' AND e.deleted_at IS NULL;
COMMENT ON VIEW teamleader.contact_companies IS
    'Who works where: links from contacts to companies, one row each (only .info of the contact has them).';
COMMENT ON COLUMN teamleader.contact_companies.contact_id IS 'Link to the contact: contacts.id.';
COMMENT ON COLUMN teamleader.contact_companies.company_id IS 'Link to the company: companies.id.';
COMMENT ON COLUMN teamleader.contact_companies.position IS 'Function of the contact in the company, free text.';
COMMENT ON COLUMN teamleader.contact_companies.secondary_position IS 'A second function there, free text.';
COMMENT ON COLUMN teamleader.contact_companies.division IS 'Division of the company, free text.';
COMMENT ON COLUMN teamleader.contact_companies.decision_maker IS 'Whether the contact decides there.';

CREATE VIEW teamleader.deal_phase_history AS
SELECT
    h.deal_id, h.position, h.phase_id, h.started_at,
    lead(h.started_at) OVER (PARTITION BY h.deal_id ORDER BY h.started_at, h.position) AS ended_at,
    h.started_by_id
FROM (
    SELECT
        e.id AS deal_id,
        i.position,
        hub.as_uuid(i.item #>> '{phase,id}') AS phase_id,
        hub.as_timestamp(i.item ->> 'started_at') AS started_at,
        hub.as_uuid(i.item #>> '{started_by,id}') AS started_by_id
    FROM hub.entity e
    CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'phase_history')) WITH ORDINALITY AS i(item, position)
    WHERE e.type = 'deal' AND e.deleted_at IS NULL) AS h;
COMMENT ON VIEW teamleader.deal_phase_history IS
    'Phases that deals went through, one row each (only .info of the deal has them).';
COMMENT ON COLUMN teamleader.deal_phase_history.deal_id IS 'Link to the deal: deals.id.';
COMMENT ON COLUMN teamleader.deal_phase_history.position IS 'Place in Teamleader''s order, from 1.';
COMMENT ON COLUMN teamleader.deal_phase_history.phase_id IS 'Link to the phase: deal_phases.id.';
COMMENT ON COLUMN teamleader.deal_phase_history.started_at IS 'When the deal came into the phase.';
COMMENT ON COLUMN teamleader.deal_phase_history.ended_at IS
    'When it came into the next one; null for the phase it came into last, also after it was won or lost.';
COMMENT ON COLUMN teamleader.deal_phase_history.started_by_id IS 'Link to the user who moved it: users.id.';

COMMENT ON FUNCTION teamleader.all_as_of IS
    'All entities of a type (contact, creditNote, …, as in keys) that the mirror had as live at that instant, with their '
    'documents then.';
