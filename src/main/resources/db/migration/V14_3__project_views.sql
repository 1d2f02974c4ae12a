-- What is worked on: projects, their milestones and tasks, time.

----------------------------------------------------------------------------------------------------------------------
-- Projects
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.projects_all AS
SELECT
    e.id,
    e.data ->> 'reference' AS reference,
    e.data ->> 'title' AS title,
    e.data ->> 'description' AS description,
    hub.short(e.data ->> 'status') AS status,
    e.data ->> 'status' IN ('active', 'on_hold') AS is_open,
    e.data #>> '{customer,type}' AS customer_type,
    hub.as_uuid(e.data #>> '{customer,id}') AS customer_id,
    hub.as_date(e.data ->> 'starts_on') AS starts_on,
    hub.as_date(e.data ->> 'due_on') AS due_on,
    hub.as_uuid(e.data #>> '{source,id}') AS source_id,
    e.data ->> 'purchase_order_number' AS purchase_order_number,
    hub.as_numeric(e.data #> '{budget,provided,amount}') AS budget_provided_amount,
    e.data #>> '{budget,provided,currency}' AS budget_provided_currency,
    hub.as_numeric(e.data #> '{budget,spent,total,amount}') AS budget_spent_total_amount,
    e.data #>> '{budget,spent,total,currency}' AS budget_spent_total_currency,
    hub.as_numeric(e.data #> '{budget,spent,time,amount}') AS budget_spent_time_amount,
    e.data #>> '{budget,spent,time,currency}' AS budget_spent_time_currency,
    hub.as_numeric(e.data #> '{budget,spent,materials,amount}') AS budget_spent_materials_amount,
    e.data #>> '{budget,spent,materials,currency}' AS budget_spent_materials_currency,
    hub.as_numeric(e.data #> '{budget,remaining,amount}') AS budget_remaining_amount,
    e.data #>> '{budget,remaining,currency}' AS budget_remaining_currency,
    hub.as_numeric(e.data #> '{budget,allocated,amount}') AS budget_allocated_amount,
    e.data #>> '{budget,allocated,currency}' AS budget_allocated_currency,
    hub.as_numeric(e.data #> '{budget,forecasted,amount}') AS budget_forecasted_amount,
    e.data #>> '{budget,forecasted,currency}' AS budget_forecasted_currency,
    hub.as_numeric(e.data #> '{actuals,billable_amount,amount}') AS actuals_billable_amount_amount,
    e.data #>> '{actuals,billable_amount,currency}' AS actuals_billable_amount_currency,
    hub.as_numeric(e.data #> '{actuals,costs,amount}') AS actuals_costs_amount,
    e.data #>> '{actuals,costs,currency}' AS actuals_costs_currency,
    hub.as_numeric(e.data #> '{actuals,result,amount}') AS actuals_result_amount,
    e.data #>> '{actuals,result,currency}' AS actuals_result_currency,
    hub.as_numeric(e.data #> '{actuals,profit_percentage}') AS actuals_profit_percentage,
    hub.as_array(e.data -> 'milestones') AS milestones,
    hub.as_array(e.data -> 'participants') AS participants,
    hub.as_array(e.data -> 'custom_fields') AS custom_fields,
    hub.by_label(e.data -> 'custom_fields', (SELECT l.labels FROM hub.custom_field_labels l)) AS custom_fields_by_label,
    hub.as_timestamp(e.data ->> 'created_at') AS created_at,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'project';

COMMENT ON COLUMN teamleader.projects_all.reference IS 'Number shown to people, for example PRO-1.';
COMMENT ON COLUMN teamleader.projects_all.title IS 'Title.';
COMMENT ON COLUMN teamleader.projects_all.description IS 'Description.';
COMMENT ON COLUMN teamleader.projects_all.status IS 'active, on_hold, done or cancelled.';
COMMENT ON COLUMN teamleader.projects_all.is_open IS
    'Whether it goes on: status active or on_hold; null without a status.';
COMMENT ON COLUMN teamleader.projects_all.customer_type IS 'contact or company: what customer_id is.';
COMMENT ON COLUMN teamleader.projects_all.customer_id IS
    'Link to the customer: to contacts.id or companies.id, as customer_type says.';
COMMENT ON COLUMN teamleader.projects_all.starts_on IS 'First day.';
COMMENT ON COLUMN teamleader.projects_all.due_on IS 'When it is due.';
COMMENT ON COLUMN teamleader.projects_all.source_id IS 'Link to the deal it came from: deals.id.';
COMMENT ON COLUMN teamleader.projects_all.purchase_order_number IS
    'The customer''s purchase order number; only .info has it.';
COMMENT ON COLUMN teamleader.projects_all.budget_provided_amount IS
    'Budget (for administrators of the project, as are all budget and actuals columns): amount in '
    'projects.budget_provided_currency.';
COMMENT ON COLUMN teamleader.projects_all.budget_provided_currency IS
    'Currency of budget_provided_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.projects_all.budget_spent_total_amount IS
    'Budget spent: amount in projects.budget_spent_total_currency.';
COMMENT ON COLUMN teamleader.projects_all.budget_spent_total_currency IS
    'Currency of budget_spent_total_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.projects_all.budget_spent_time_amount IS
    'Budget spent on time: amount in projects.budget_spent_time_currency.';
COMMENT ON COLUMN teamleader.projects_all.budget_spent_time_currency IS
    'Currency of budget_spent_time_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.projects_all.budget_spent_materials_amount IS
    'Budget spent on materials: amount in projects.budget_spent_materials_currency.';
COMMENT ON COLUMN teamleader.projects_all.budget_spent_materials_currency IS
    'Currency of budget_spent_materials_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.projects_all.budget_remaining_amount IS
    'Budget left: amount in projects.budget_remaining_currency.';
COMMENT ON COLUMN teamleader.projects_all.budget_remaining_currency IS
    'Currency of budget_remaining_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.projects_all.budget_allocated_amount IS
    'Budget expected to be spent yet; null when there is too little to tell: amount in '
    'projects.budget_allocated_currency.';
COMMENT ON COLUMN teamleader.projects_all.budget_allocated_currency IS
    'Currency of budget_allocated_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.projects_all.budget_forecasted_amount IS
    'Budget expected to be spent in the end; null when there is too little to tell: amount in '
    'projects.budget_forecasted_currency.';
COMMENT ON COLUMN teamleader.projects_all.budget_forecasted_currency IS
    'Currency of budget_forecasted_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.projects_all.actuals_billable_amount_amount IS
    'Billable so far (for administrators of the project): amount in projects.actuals_billable_amount_currency.';
COMMENT ON COLUMN teamleader.projects_all.actuals_billable_amount_currency IS
    'Currency of actuals_billable_amount_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.projects_all.actuals_costs_amount IS
    'Costs so far (for administrators of the project): amount in projects.actuals_costs_currency.';
COMMENT ON COLUMN teamleader.projects_all.actuals_costs_currency IS
    'Currency of actuals_costs_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.projects_all.actuals_result_amount IS
    'Result so far: billable without costs (for administrators of the project): amount in '
    'projects.actuals_result_currency.';
COMMENT ON COLUMN teamleader.projects_all.actuals_result_currency IS
    'Currency of actuals_result_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.projects_all.actuals_profit_percentage IS 'Result so far as a percentage.';
COMMENT ON COLUMN teamleader.projects_all.milestones IS
    'Links to milestones (only .info has them): array of {type, id}.';
COMMENT ON COLUMN teamleader.projects_all.participants IS
    'Who takes part (only .info has it): array of {participant: {type, id}, role}; one row each in '
    'project_participants.';
COMMENT ON COLUMN teamleader.projects_all.custom_fields IS 'Custom fields: array of {definition: {type, id}, value}.';
COMMENT ON COLUMN teamleader.projects_all.custom_fields_by_label IS
    'Custom fields: object of value by label. Where two definitions of the context share a label, the later one has a '
    'part of its id behind: Label (1a2b3c4d).';
COMMENT ON COLUMN teamleader.projects_all.created_at IS 'When the record was made in Teamleader; only lists have it.';
SELECT hub.create_live_view('projects', 'Projects of the older projects module, one row each.');
SELECT hub.create_companion_view('projects_custom_fields', 'hub.custom_field', 'project', 'projects',
    'Custom fields of projects, one row for each field of a record.');
CREATE VIEW teamleader.project_participants AS
SELECT
    e.id AS project_id,
    i.position,
    i.item #>> '{participant,type}' AS participant_type,
    hub.as_uuid(i.item #>> '{participant,id}') AS participant_id,
    i.item ->> 'role' AS role
FROM hub.entity e
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'participants')) WITH ORDINALITY AS i(item, position)
WHERE e.type = 'project' AND e.deleted_at IS NULL;
COMMENT ON VIEW teamleader.project_participants IS 'Who takes part in projects of the older module, one row each.';
COMMENT ON COLUMN teamleader.project_participants.project_id IS 'Link to the project: projects.id.';
COMMENT ON COLUMN teamleader.project_participants.position IS 'Place in Teamleader''s order, from 1.';
COMMENT ON COLUMN teamleader.project_participants.participant_type IS 'user: what participant_id is.';
COMMENT ON COLUMN teamleader.project_participants.participant_id IS 'Link to the participant: users.id.';
COMMENT ON COLUMN teamleader.project_participants.role IS 'decision_maker or member.';

----------------------------------------------------------------------------------------------------------------------
-- Milestones
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.milestones_all AS
SELECT
    e.id,
    e.data ->> 'name' AS name,
    e.data ->> 'description' AS description,
    e.data ->> 'status' AS status,
    e.data ->> 'status' = 'closed' AS is_closed,
    hub.as_date(e.data ->> 'due_on') < current_date AND e.data ->> 'status' = 'open' AS is_overdue,
    hub.as_uuid(e.data #>> '{project,id}') AS project_id,
    hub.as_uuid(e.data #>> '{responsible_user,id}') AS responsible_user_id,
    hub.as_date(e.data ->> 'starts_on') AS starts_on,
    hub.as_date(e.data ->> 'due_on') AS due_on,
    e.data ->> 'invoicing_method' AS invoicing_method,
    hub.as_numeric(e.data #> '{budget,provided,amount}') AS budget_provided_amount,
    e.data #>> '{budget,provided,currency}' AS budget_provided_currency,
    hub.as_numeric(e.data #> '{budget,spent,amount}') AS budget_spent_amount,
    e.data #>> '{budget,spent,currency}' AS budget_spent_currency,
    hub.as_numeric(e.data #> '{budget,remaining,amount}') AS budget_remaining_amount,
    e.data #>> '{budget,remaining,currency}' AS budget_remaining_currency,
    hub.as_numeric(e.data #> '{budget,allocated,amount}') AS budget_allocated_amount,
    e.data #>> '{budget,allocated,currency}' AS budget_allocated_currency,
    hub.as_numeric(e.data #> '{budget,forecasted,amount}') AS budget_forecasted_amount,
    e.data #>> '{budget,forecasted,currency}' AS budget_forecasted_currency,
    hub.as_numeric(e.data #> '{actuals,billable_amount,amount}') AS actuals_billable_amount_amount,
    e.data #>> '{actuals,billable_amount,currency}' AS actuals_billable_amount_currency,
    hub.as_numeric(e.data #> '{actuals,costs,amount}') AS actuals_costs_amount,
    e.data #>> '{actuals,costs,currency}' AS actuals_costs_currency,
    hub.as_numeric(e.data #> '{actuals,result,amount}') AS actuals_result_amount,
    e.data #>> '{actuals,result,currency}' AS actuals_result_currency,
    hub.as_uuid(e.data #>> '{depends_on,id}') AS depends_on_id,
    hub.as_array(e.data -> 'dependency_for') AS dependency_for,
    hub.as_array(e.data -> 'custom_fields') AS custom_fields,
    hub.by_label(e.data -> 'custom_fields', (SELECT l.labels FROM hub.custom_field_labels l)) AS custom_fields_by_label,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'milestone';

COMMENT ON COLUMN teamleader.milestones_all.name IS 'Name.';
COMMENT ON COLUMN teamleader.milestones_all.description IS 'Description; only .info has it.';
COMMENT ON COLUMN teamleader.milestones_all.status IS 'open or closed.';
COMMENT ON COLUMN teamleader.milestones_all.is_closed IS 'Whether it is closed: status closed; null without a status.';
COMMENT ON COLUMN teamleader.milestones_all.is_overdue IS
    'Whether it should be closed: due before today (in the session''s time zone) and open; null while either is not '
    'known.';
COMMENT ON COLUMN teamleader.milestones_all.project_id IS 'Link to the project: projects.id.';
COMMENT ON COLUMN teamleader.milestones_all.responsible_user_id IS 'Link to the user responsible.';
COMMENT ON COLUMN teamleader.milestones_all.starts_on IS 'First day.';
COMMENT ON COLUMN teamleader.milestones_all.due_on IS 'When it is due.';
COMMENT ON COLUMN teamleader.milestones_all.invoicing_method IS 'time_and_materials, fixed_price or non_invoiceable.';
COMMENT ON COLUMN teamleader.milestones_all.budget_provided_amount IS
    'Budget (for administrators of the project, as are all budget and actuals columns): amount in '
    'milestones.budget_provided_currency.';
COMMENT ON COLUMN teamleader.milestones_all.budget_provided_currency IS
    'Currency of budget_provided_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.milestones_all.budget_spent_amount IS
    'Budget spent: amount in milestones.budget_spent_currency.';
COMMENT ON COLUMN teamleader.milestones_all.budget_spent_currency IS
    'Currency of budget_spent_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.milestones_all.budget_remaining_amount IS
    'Budget left: amount in milestones.budget_remaining_currency.';
COMMENT ON COLUMN teamleader.milestones_all.budget_remaining_currency IS
    'Currency of budget_remaining_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.milestones_all.budget_allocated_amount IS
    'Budget expected to be spent yet; null when there is too little to tell: amount in '
    'milestones.budget_allocated_currency.';
COMMENT ON COLUMN teamleader.milestones_all.budget_allocated_currency IS
    'Currency of budget_allocated_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.milestones_all.budget_forecasted_amount IS
    'Budget expected to be spent in the end; null when there is too little to tell: amount in '
    'milestones.budget_forecasted_currency.';
COMMENT ON COLUMN teamleader.milestones_all.budget_forecasted_currency IS
    'Currency of budget_forecasted_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.milestones_all.actuals_billable_amount_amount IS
    'Billable so far (for administrators of the project): amount in milestones.actuals_billable_amount_currency.';
COMMENT ON COLUMN teamleader.milestones_all.actuals_billable_amount_currency IS
    'Currency of actuals_billable_amount_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.milestones_all.actuals_costs_amount IS
    'Costs so far (for administrators of the project): amount in milestones.actuals_costs_currency.';
COMMENT ON COLUMN teamleader.milestones_all.actuals_costs_currency IS
    'Currency of actuals_costs_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.milestones_all.actuals_result_amount IS
    'Result so far: billable without costs (for administrators of the project): amount in '
    'milestones.actuals_result_currency.';
COMMENT ON COLUMN teamleader.milestones_all.actuals_result_currency IS
    'Currency of actuals_result_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.milestones_all.depends_on_id IS 'Link to the milestone that comes before: milestones.id.';
COMMENT ON COLUMN teamleader.milestones_all.dependency_for IS
    'Links to milestones that come after: array of {type, id}.';
COMMENT ON COLUMN teamleader.milestones_all.custom_fields IS 'Custom fields: array of {definition: {type, id}, value}.';
COMMENT ON COLUMN teamleader.milestones_all.custom_fields_by_label IS
    'Custom fields: object of value by label. Where two definitions of the context share a label, the later one has a '
    'part of its id behind: Label (1a2b3c4d).';
SELECT hub.create_live_view('milestones', 'Milestones of projects of the older module, one row each.');
SELECT hub.create_companion_view('milestones_custom_fields', 'hub.custom_field', 'milestone', 'milestones',
    'Custom fields of milestones, one row for each field of a record.');

----------------------------------------------------------------------------------------------------------------------
-- Projects of the newer module
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.nextgen_projects_all AS
SELECT
    e.id,
    hub.bounded(hub.as_numeric(e.data -> 'project_key')) AS project_key,
    e.data ->> 'title' AS title,
    e.data ->> 'description' AS description,
    hub.short(e.data ->> 'status') AS status,
    e.data ->> 'status' = 'closed' AS is_closed,
    hub.as_date(e.data ->> 'start_date') AS start_date,
    hub.as_date(e.data ->> 'end_date') AS end_date,
    e.data ->> 'billing_method' AS billing_method,
    e.data ->> 'update_rights' AS update_rights,
    hub.as_uuid(e.data #>> '{company_entity,id}') AS company_entity_id,
    e.data ->> 'purchase_order_number' AS purchase_order_number,
    hub.as_numeric(e.data #> '{time_budget,value}') AS time_budget_value,
    e.data #>> '{time_budget,unit}' AS time_budget_unit,
    trim_scale(hub.as_seconds(e.data -> 'time_budget') / 3600) AS time_budget_hours,
    hub.as_numeric(e.data #> '{time_estimated,value}') AS time_estimated_value,
    e.data #>> '{time_estimated,unit}' AS time_estimated_unit,
    trim_scale(hub.as_seconds(e.data -> 'time_estimated') / 3600) AS time_estimated_hours,
    hub.as_numeric(e.data #> '{time_tracked,value}') AS time_tracked_value,
    e.data #>> '{time_tracked,unit}' AS time_tracked_unit,
    trim_scale(hub.as_seconds(e.data -> 'time_tracked') / 3600) AS time_tracked_hours,
    hub.as_numeric(e.data #> '{external_budget,amount}') AS external_budget_amount,
    e.data #>> '{external_budget,currency}' AS external_budget_currency,
    hub.as_numeric(e.data #> '{external_budget_spent,amount}') AS external_budget_spent_amount,
    e.data #>> '{external_budget_spent,currency}' AS external_budget_spent_currency,
    hub.as_numeric(e.data #> '{task_external_budget_spent,amount}') AS task_external_budget_spent_amount,
    e.data #>> '{task_external_budget_spent,currency}' AS task_external_budget_spent_currency,
    hub.as_numeric(e.data #> '{material_external_budget_spent,amount}') AS material_external_budget_spent_amount,
    e.data #>> '{material_external_budget_spent,currency}' AS material_external_budget_spent_currency,
    hub.as_numeric(e.data #> '{internal_budget,amount}') AS internal_budget_amount,
    e.data #>> '{internal_budget,currency}' AS internal_budget_currency,
    hub.as_numeric(e.data #> '{price,amount}') AS price_amount,
    e.data #>> '{price,currency}' AS price_currency,
    hub.as_numeric(e.data #> '{fixed_price,amount}') AS fixed_price_amount,
    e.data #>> '{fixed_price,currency}' AS fixed_price_currency,
    hub.as_numeric(e.data #> '{calculated_price,amount}') AS calculated_price_amount,
    e.data #>> '{calculated_price,currency}' AS calculated_price_currency,
    hub.as_numeric(e.data #> '{amount_billed,amount}') AS amount_billed_amount,
    e.data #>> '{amount_billed,currency}' AS amount_billed_currency,
    hub.as_numeric(e.data #> '{fixed_amount_billed,amount}') AS fixed_amount_billed_amount,
    e.data #>> '{fixed_amount_billed,currency}' AS fixed_amount_billed_currency,
    hub.as_numeric(e.data #> '{amount_unbilled,amount}') AS amount_unbilled_amount,
    e.data #>> '{amount_unbilled,currency}' AS amount_unbilled_currency,
    hub.as_numeric(e.data #> '{amount_paid,amount}') AS amount_paid_amount,
    e.data #>> '{amount_paid,currency}' AS amount_paid_currency,
    hub.as_numeric(e.data #> '{cost,amount}') AS cost_amount,
    e.data #>> '{cost,currency}' AS cost_currency,
    hub.as_numeric(e.data #> '{margin,amount}') AS margin_amount,
    e.data #>> '{margin,currency}' AS margin_currency,
    hub.as_numeric(e.data -> 'margin_percentage') AS margin_percentage,
    e.data ->> 'color' AS color,
    hub.as_array(e.data -> 'owners') AS owners,
    hub.as_array(e.data -> 'assignees') AS assignees,
    hub.as_array(e.data -> 'customers') AS customers,
    hub.as_array(e.data -> 'deals') AS deals,
    hub.as_array(e.data -> 'quotations') AS quotations,
    hub.as_array(e.data -> 'custom_user_rates') AS custom_user_rates,
    hub.as_array(e.data -> 'external_parties') AS external_parties,
    hub.as_uuid(e.data #>> '{legacy_project,id}') AS legacy_project_id,
    hub.as_array(e.data -> 'custom_fields') AS custom_fields,
    hub.by_label(e.data -> 'custom_fields', (SELECT l.labels FROM hub.custom_field_labels l)) AS custom_fields_by_label,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'nextgenProject';

COMMENT ON COLUMN teamleader.nextgen_projects_all.project_key IS 'Number of the project in the account.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.title IS 'Title.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.description IS 'Description.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.status IS 'open or closed.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.is_closed IS
    'Whether it is closed: status closed; null without a status.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.start_date IS 'First day.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.end_date IS 'Last day.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.billing_method IS 'time_and_materials, fixed_price or non_billable.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.update_rights IS
    'Who may change it: owners, owners_and_assignees or everyone; only .info has it.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.company_entity_id IS
    'Link to the department (own company) it belongs to: departments.id.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.purchase_order_number IS
    'The customer''s purchase order number; only .info has it.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.time_budget_value IS 'Time planned to spend: how many units.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.time_budget_unit IS
    'Unit of time_budget_value, as Teamleader says it: s, seconds, min or minutes.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.time_budget_hours IS 'Time planned to spend, in hours.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.time_estimated_value IS
    'Time estimated on its lines (only lists have it): how many units.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.time_estimated_unit IS
    'Unit of time_estimated_value, as Teamleader says it: s, seconds, min or minutes.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.time_estimated_hours IS 'Time estimated on its lines, in hours.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.time_tracked_value IS 'Time tracked: how many units.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.time_tracked_unit IS
    'Unit of time_tracked_value, as Teamleader says it: s, seconds, min or minutes.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.time_tracked_hours IS 'Time tracked, in hours.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.external_budget_amount IS
    'Budget: what the price is compared with: amount in nextgen_projects.external_budget_currency.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.external_budget_currency IS
    'Currency of external_budget_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.external_budget_spent_amount IS
    'Budget spent: what time and materials would cost the customer: amount in '
    'nextgen_projects.external_budget_spent_currency.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.external_budget_spent_currency IS
    'Currency of external_budget_spent_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.task_external_budget_spent_amount IS
    'Budget spent on tasks (only .info has it): amount in nextgen_projects.task_external_budget_spent_currency.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.task_external_budget_spent_currency IS
    'Currency of task_external_budget_spent_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.material_external_budget_spent_amount IS
    'Budget spent on materials (only .info has it): amount in '
    'nextgen_projects.material_external_budget_spent_currency.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.material_external_budget_spent_currency IS
    'Currency of material_external_budget_spent_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.internal_budget_amount IS
    'Cost budget: what the cost is compared with: amount in nextgen_projects.internal_budget_currency.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.internal_budget_currency IS
    'Currency of internal_budget_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.price_amount IS 'Price: amount in nextgen_projects.price_currency.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.price_currency IS
    'Currency of price_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.fixed_price_amount IS
    'Price agreed on, for billing method fixed_price: amount in nextgen_projects.fixed_price_currency.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.fixed_price_currency IS
    'Currency of fixed_price_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.calculated_price_amount IS
    'Price that follows from its lines: amount in nextgen_projects.calculated_price_currency.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.calculated_price_currency IS
    'Currency of calculated_price_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.amount_billed_amount IS
    'What is billed: amount in nextgen_projects.amount_billed_currency.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.amount_billed_currency IS
    'Currency of amount_billed_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.fixed_amount_billed_amount IS
    'What is billed of the fixed price: amount in nextgen_projects.fixed_amount_billed_currency.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.fixed_amount_billed_currency IS
    'Currency of fixed_amount_billed_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.amount_unbilled_amount IS
    'What is not billed yet: price without what is billed (only lists have it): amount in '
    'nextgen_projects.amount_unbilled_currency.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.amount_unbilled_currency IS
    'Currency of amount_unbilled_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.amount_paid_amount IS
    'What is paid: amount in nextgen_projects.amount_paid_currency.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.amount_paid_currency IS
    'Currency of amount_paid_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.cost_amount IS 'Cost: amount in nextgen_projects.cost_currency.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.cost_currency IS
    'Currency of cost_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.margin_amount IS
    'Margin: price without cost: amount in nextgen_projects.margin_currency.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.margin_currency IS
    'Currency of margin_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.margin_percentage IS
    'Margin as a percentage; null without the right to see costs.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.color IS 'Colour in Teamleader, for example #00B2B2.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.owners IS
    'Links to the users who own it: array of {type, id}; one row each in nextgen_project_owners.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.assignees IS
    'Who works on it: array of {assignee: {type, id}, assign_type}; one row each in nextgen_project_assignees.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.customers IS
    'Links to customers: array of {type: contact or company, id}; one row each in nextgen_project_customers.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.deals IS 'Links to deals: array of {type, id}.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.quotations IS 'Links to quotations: array of {type, id}.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.custom_user_rates IS
    'Rates of users here (only .info has them): array of {user: {type, id}, custom_rate: money}.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.external_parties IS
    'Others who take part (only .info has them): array of {id, customer: {type, id}, function, sub_function}.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.legacy_project_id IS
    'Link to the same project in the older module: projects.id, where asked for.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.custom_fields IS
    'Custom fields: array of {definition: {type, id}, value}.';
COMMENT ON COLUMN teamleader.nextgen_projects_all.custom_fields_by_label IS
    'Custom fields: object of value by label. Where two definitions of the context share a label, the later one has a '
    'part of its id behind: Label (1a2b3c4d).';
SELECT hub.create_live_view('nextgen_projects', 'Projects of the newer projects module, one row each.');
SELECT hub.create_companion_view('nextgen_projects_custom_fields', 'hub.custom_field', 'nextgenProject',
    'nextgen_projects', 'Custom fields of newer projects, one row for each field of a record.');
CREATE VIEW teamleader.nextgen_project_customers AS
SELECT
    e.id AS nextgen_project_id,
    i.position,
    i.item ->> 'type' AS customer_type,
    hub.as_uuid(i.item ->> 'id') AS customer_id
FROM hub.entity e
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'customers')) WITH ORDINALITY AS i(item, position)
WHERE e.type = 'nextgenProject' AND e.deleted_at IS NULL;
COMMENT ON VIEW teamleader.nextgen_project_customers IS 'Customers of projects of the newer module, one row each.';
COMMENT ON COLUMN teamleader.nextgen_project_customers.nextgen_project_id IS
    'Link to the project: nextgen_projects.id.';
COMMENT ON COLUMN teamleader.nextgen_project_customers.position IS 'Place in Teamleader''s order, from 1.';
COMMENT ON COLUMN teamleader.nextgen_project_customers.customer_type IS 'contact or company: what customer_id is.';
COMMENT ON COLUMN teamleader.nextgen_project_customers.customer_id IS
    'Link to the customer: to contacts.id or companies.id, as customer_type says.';

CREATE VIEW teamleader.nextgen_project_owners AS
SELECT
    e.id AS nextgen_project_id,
    i.position,
    hub.as_uuid(i.item ->> 'id') AS user_id
FROM hub.entity e
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'owners')) WITH ORDINALITY AS i(item, position)
WHERE e.type = 'nextgenProject' AND e.deleted_at IS NULL;
COMMENT ON VIEW teamleader.nextgen_project_owners IS 'Owners of projects of the newer module, one row each.';
COMMENT ON COLUMN teamleader.nextgen_project_owners.nextgen_project_id IS 'Link to the project: nextgen_projects.id.';
COMMENT ON COLUMN teamleader.nextgen_project_owners.position IS 'Place in Teamleader''s order, from 1.';
COMMENT ON COLUMN teamleader.nextgen_project_owners.user_id IS 'Link to the owner: users.id.';

CREATE VIEW teamleader.nextgen_project_assignees AS
SELECT
    e.id AS nextgen_project_id,
    i.position,
    i.item #>> '{assignee,type}' AS assignee_type,
    hub.as_uuid(i.item #>> '{assignee,id}') AS assignee_id,
    i.item ->> 'assign_type' AS assign_type
FROM hub.entity e
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'assignees')) WITH ORDINALITY AS i(item, position)
WHERE e.type = 'nextgenProject' AND e.deleted_at IS NULL;
COMMENT ON VIEW teamleader.nextgen_project_assignees IS 'Who works on projects of the newer module, one row each.';
COMMENT ON COLUMN teamleader.nextgen_project_assignees.nextgen_project_id IS
    'Link to the project: nextgen_projects.id.';
COMMENT ON COLUMN teamleader.nextgen_project_assignees.position IS 'Place in Teamleader''s order, from 1.';
COMMENT ON COLUMN teamleader.nextgen_project_assignees.assignee_type IS 'user or team: what assignee_id is.';
COMMENT ON COLUMN teamleader.nextgen_project_assignees.assignee_id IS
    'Link to who works on it: to users.id or teams.id, as assignee_type says.';
COMMENT ON COLUMN teamleader.nextgen_project_assignees.assign_type IS
    'How it came: manual, auto_assigned or manual_and_auto_assigned.';

----------------------------------------------------------------------------------------------------------------------
-- Tasks of the newer module
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.nextgen_tasks_all AS
SELECT
    e.id,
    e.data ->> 'title' AS title,
    e.data ->> 'description' AS description,
    hub.short(e.data ->> 'status') AS status,
    e.data ->> 'status' = 'done' AS is_done,
    hub.as_uuid(e.data #>> '{project,id}') AS project_id,
    hub.as_uuid(e.data #>> '{group,id}') AS group_id,
    hub.as_uuid(e.data #>> '{work_type,id}') AS work_type_id,
    hub.as_uuid(e.data #>> '{task_type,id}') AS task_type_id,
    hub.as_date(e.data ->> 'start_date') AS start_date,
    hub.as_date(e.data ->> 'end_date') AS end_date,
    hub.as_date(e.data ->> 'end_date') < current_date AND e.data ->> 'status' <> 'done' AS is_overdue,
    hub.as_numeric(e.data #> '{time_estimated,value}') AS time_estimated_value,
    e.data #>> '{time_estimated,unit}' AS time_estimated_unit,
    trim_scale(hub.as_seconds(e.data -> 'time_estimated') / 3600) AS time_estimated_hours,
    hub.as_numeric(e.data #> '{time_tracked,value}') AS time_tracked_value,
    e.data #>> '{time_tracked,unit}' AS time_tracked_unit,
    trim_scale(hub.as_seconds(e.data -> 'time_tracked') / 3600) AS time_tracked_hours,
    e.data ->> 'billing_method' AS billing_method,
    e.data ->> 'billing_status' AS billing_status,
    hub.as_numeric(e.data #> '{custom_rate,amount}') AS custom_rate_amount,
    e.data #>> '{custom_rate,currency}' AS custom_rate_currency,
    hub.as_numeric(e.data #> '{external_budget,amount}') AS external_budget_amount,
    e.data #>> '{external_budget,currency}' AS external_budget_currency,
    hub.as_numeric(e.data #> '{external_budget_spent,amount}') AS external_budget_spent_amount,
    e.data #>> '{external_budget_spent,currency}' AS external_budget_spent_currency,
    hub.as_numeric(e.data #> '{internal_budget,amount}') AS internal_budget_amount,
    e.data #>> '{internal_budget,currency}' AS internal_budget_currency,
    hub.as_numeric(e.data #> '{price,amount}') AS price_amount,
    e.data #>> '{price,currency}' AS price_currency,
    hub.as_numeric(e.data #> '{unit_price,amount}') AS unit_price_amount,
    e.data #>> '{unit_price,currency}' AS unit_price_currency,
    hub.as_numeric(e.data #> '{fixed_price,amount}') AS fixed_price_amount,
    e.data #>> '{fixed_price,currency}' AS fixed_price_currency,
    hub.as_numeric(e.data #> '{amount_billed,amount}') AS amount_billed_amount,
    e.data #>> '{amount_billed,currency}' AS amount_billed_currency,
    hub.as_numeric(e.data #> '{cost,amount}') AS cost_amount,
    e.data #>> '{cost,currency}' AS cost_currency,
    hub.as_numeric(e.data #> '{unit_cost,amount}') AS unit_cost_amount,
    e.data #>> '{unit_cost,currency}' AS unit_cost_currency,
    hub.as_numeric(e.data #> '{margin,amount}') AS margin_amount,
    e.data #>> '{margin,currency}' AS margin_currency,
    hub.as_numeric(e.data -> 'margin_percentage') AS margin_percentage,
    hub.as_array(e.data -> 'assignees') AS assignees,
    hub.as_array(e.data -> 'custom_fields') AS custom_fields,
    hub.by_label(e.data -> 'custom_fields', (SELECT l.labels FROM hub.custom_field_labels l)) AS custom_fields_by_label,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'nextgenTask';

COMMENT ON COLUMN teamleader.nextgen_tasks_all.title IS 'Title.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.description IS 'Description; only .info has it.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.status IS 'to_do, in_progress, on_hold or done.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.is_done IS 'Whether it is done: status done; null without a status.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.project_id IS 'Link to the project: nextgen_projects.id.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.group_id IS 'Link to the group within the project.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.work_type_id IS 'Link to the work type: work_types.id.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.task_type_id IS 'The older name of work_type_id.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.start_date IS 'First day.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.end_date IS 'Last day.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.is_overdue IS
    'Whether it should be done: its last day is before today (in the session''s time zone) and it is not done; null '
    'while either is not known.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.time_estimated_value IS 'Time estimated: how many units.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.time_estimated_unit IS
    'Unit of time_estimated_value, as Teamleader says it: s, seconds, min or minutes.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.time_estimated_hours IS 'Time estimated, in hours.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.time_tracked_value IS 'Time tracked: how many units.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.time_tracked_unit IS
    'Unit of time_tracked_value, as Teamleader says it: s, seconds, min or minutes.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.time_tracked_hours IS 'Time tracked, in hours.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.billing_method IS
    'user_rate, work_type_rate, custom_rate, fixed_price, parent_fixed_price or non_billable.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.billing_status IS
    'not_billable, not_billed, partially_billed or fully_billed.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.custom_rate_amount IS
    'Rate by hour of this task: amount in nextgen_tasks.custom_rate_currency.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.custom_rate_currency IS
    'Currency of custom_rate_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.external_budget_amount IS
    'Budget: what the price is compared with: amount in nextgen_tasks.external_budget_currency.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.external_budget_currency IS
    'Currency of external_budget_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.external_budget_spent_amount IS
    'Budget spent: what its time would cost the customer: amount in nextgen_tasks.external_budget_spent_currency.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.external_budget_spent_currency IS
    'Currency of external_budget_spent_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.internal_budget_amount IS
    'Cost budget: what the cost is compared with: amount in nextgen_tasks.internal_budget_currency.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.internal_budget_currency IS
    'Currency of internal_budget_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.price_amount IS 'Price: amount in nextgen_tasks.price_currency.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.price_currency IS 'Currency of price_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.unit_price_amount IS
    'Price by hour: amount in nextgen_tasks.unit_price_currency.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.unit_price_currency IS
    'Currency of unit_price_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.fixed_price_amount IS
    'Price agreed on: amount in nextgen_tasks.fixed_price_currency.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.fixed_price_currency IS
    'Currency of fixed_price_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.amount_billed_amount IS
    'What is billed: amount in nextgen_tasks.amount_billed_currency.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.amount_billed_currency IS
    'Currency of amount_billed_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.cost_amount IS 'Cost: amount in nextgen_tasks.cost_currency.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.cost_currency IS 'Currency of cost_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.unit_cost_amount IS
    'Cost by hour: amount in nextgen_tasks.unit_cost_currency.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.unit_cost_currency IS
    'Currency of unit_cost_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.margin_amount IS
    'Margin: price without cost: amount in nextgen_tasks.margin_currency.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.margin_currency IS
    'Currency of margin_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.margin_percentage IS
    'Margin as a percentage; null without the right to see costs.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.assignees IS
    'Who works on it: array of {assignee: {type, id}, assign_type}; one row each in nextgen_task_assignees.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.custom_fields IS
    'Custom fields: array of {definition: {type, id}, value}.';
COMMENT ON COLUMN teamleader.nextgen_tasks_all.custom_fields_by_label IS
    'Custom fields: object of value by label. Where two definitions of the context share a label, the later one has a '
    'part of its id behind: Label (1a2b3c4d).';
SELECT hub.create_live_view('nextgen_tasks', 'Tasks of projects of the newer module, one row each.');
SELECT hub.create_companion_view('nextgen_tasks_custom_fields', 'hub.custom_field', 'nextgenTask', 'nextgen_tasks',
    'Custom fields of newer tasks, one row for each field of a record.');
CREATE VIEW teamleader.nextgen_task_assignees AS
SELECT
    e.id AS nextgen_task_id,
    i.position,
    i.item #>> '{assignee,type}' AS assignee_type,
    hub.as_uuid(i.item #>> '{assignee,id}') AS assignee_id,
    i.item ->> 'assign_type' AS assign_type
FROM hub.entity e
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'assignees')) WITH ORDINALITY AS i(item, position)
WHERE e.type = 'nextgenTask' AND e.deleted_at IS NULL;
COMMENT ON VIEW teamleader.nextgen_task_assignees IS 'Who works on tasks of the newer module, one row each.';
COMMENT ON COLUMN teamleader.nextgen_task_assignees.nextgen_task_id IS 'Link to the task: nextgen_tasks.id.';
COMMENT ON COLUMN teamleader.nextgen_task_assignees.position IS 'Place in Teamleader''s order, from 1.';
COMMENT ON COLUMN teamleader.nextgen_task_assignees.assignee_type IS 'user or team: what assignee_id is.';
COMMENT ON COLUMN teamleader.nextgen_task_assignees.assignee_id IS
    'Link to who works on it: to users.id or teams.id, as assignee_type says.';
COMMENT ON COLUMN teamleader.nextgen_task_assignees.assign_type IS
    'How it came: manual, auto_assigned or manual_and_auto_assigned.';

----------------------------------------------------------------------------------------------------------------------
-- Time tracking
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.time_tracking_all AS
SELECT
    e.id,
    hub.as_uuid(e.data #>> '{user,id}') AS user_id,
    hub.as_uuid(e.data #>> '{work_type,id}') AS work_type_id,
    hub.as_date(e.data ->> 'started_on') AS started_on,
    hub.as_timestamp(e.data ->> 'started_at') AS started_at,
    hub.as_timestamp(e.data ->> 'ended_at') AS ended_at,
    hub.as_numeric(e.data -> 'duration') AS duration,
    trim_scale(hub.bounded(hub.as_numeric(e.data -> 'duration')) / 3600) AS duration_hours,
    e.data ->> 'description' AS description,
    e.data #>> '{subject,type}' AS subject_type,
    hub.as_uuid(e.data #>> '{subject,id}') AS subject_id,
    hub.as_boolean(e.data -> 'invoiceable') AS invoiceable,
    hub.as_boolean(e.data -> 'locked') AS locked,
    e.data #>> '{billing_info,type}' AS billing_info_type,
    hub.as_uuid(e.data #>> '{billing_info,invoice,id}') AS billing_info_invoice_id,
    hub.as_numeric(e.data #> '{hourly_rate,amount}') AS hourly_rate_amount,
    e.data #>> '{hourly_rate,currency}' AS hourly_rate_currency,
    hub.as_array(e.data -> 'materials') AS materials,
    hub.as_array(e.data -> 'relates_to') AS relates_to,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'timeTracking';

COMMENT ON COLUMN teamleader.time_tracking_all.user_id IS 'Link to the user who spent it: users.id.';
COMMENT ON COLUMN teamleader.time_tracking_all.work_type_id IS 'Link to the work type: work_types.id.';
COMMENT ON COLUMN teamleader.time_tracking_all.started_on IS 'Day it was spent on.';
COMMENT ON COLUMN teamleader.time_tracking_all.started_at IS 'When it began; null when only the day is known.';
COMMENT ON COLUMN teamleader.time_tracking_all.ended_at IS 'When it ended; null when only the day is known.';
COMMENT ON COLUMN teamleader.time_tracking_all.duration IS 'How long, in seconds.';
COMMENT ON COLUMN teamleader.time_tracking_all.duration_hours IS 'How long, in hours.';
COMMENT ON COLUMN teamleader.time_tracking_all.description IS 'Description.';
COMMENT ON COLUMN teamleader.time_tracking_all.subject_type IS
    'company, contact, event, todo, milestone, ticket or nextgenTask: what subject_id is.';
COMMENT ON COLUMN teamleader.time_tracking_all.subject_id IS
    'Link to what it was spent on, as subject_type says: companies.id, contacts.id, calendar_events.id, tasks.id, '
    'milestones.id, tickets.id or nextgen_tasks.id.';
COMMENT ON COLUMN teamleader.time_tracking_all.invoiceable IS 'Whether it can be invoiced.';
COMMENT ON COLUMN teamleader.time_tracking_all.locked IS 'Whether it is too old to be changed; only .info has it.';
COMMENT ON COLUMN teamleader.time_tracking_all.billing_info_type IS
    'invoice or prepaid, once it is billed; null before.';
COMMENT ON COLUMN teamleader.time_tracking_all.billing_info_invoice_id IS
    'Link to the invoice it is billed on: invoices.id.';
COMMENT ON COLUMN teamleader.time_tracking_all.hourly_rate_amount IS
    'Rate by hour, with the right to invoices: amount in time_tracking.hourly_rate_currency.';
COMMENT ON COLUMN teamleader.time_tracking_all.hourly_rate_currency IS
    'Currency of hourly_rate_amount: ISO 4217, for example EUR.';
COMMENT ON COLUMN teamleader.time_tracking_all.materials IS
    'Materials used, where asked for: array of {product: {type, id}, description, unit_price: money, quantity}.';
COMMENT ON COLUMN teamleader.time_tracking_all.relates_to IS
    'What it belongs to, where asked for: array of {type, id}; one row each in time_tracking_relates_to.';
SELECT hub.create_live_view('time_tracking', 'Time tracking: time that users spent, one row for each entry.');
CREATE VIEW teamleader.time_tracking_relates_to AS
SELECT
    e.id AS time_tracking_id,
    i.position,
    i.item ->> 'type' AS relates_to_type,
    hub.as_uuid(i.item ->> 'id') AS relates_to_id
FROM hub.entity e
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'relates_to')) WITH ORDINALITY AS i(item, position)
WHERE e.type = 'timeTracking' AND e.deleted_at IS NULL;
COMMENT ON VIEW teamleader.time_tracking_relates_to IS
    'What time tracking belongs to, such as its project or customer, one row each, where Teamleader was asked for it.';
COMMENT ON COLUMN teamleader.time_tracking_relates_to.time_tracking_id IS 'Link to the entry: time_tracking.id.';
COMMENT ON COLUMN teamleader.time_tracking_relates_to.position IS 'Place in Teamleader''s order, from 1.';
COMMENT ON COLUMN teamleader.time_tracking_relates_to.relates_to_type IS
    'contact, company, project, milestone, ticket, nextgenProject or nextgenProjectGroup: what relates_to_id is.';
COMMENT ON COLUMN teamleader.time_tracking_relates_to.relates_to_id IS
    'Link to what it belongs to, as relates_to_type says.';
