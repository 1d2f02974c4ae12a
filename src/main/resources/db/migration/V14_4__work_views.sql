-- What happens from day to day: calls, meetings, tasks, the calendar, tickets.

----------------------------------------------------------------------------------------------------------------------
-- Calls
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.calls_all AS
SELECT
    e.id,
    e.data ->> 'description' AS description,
    e.data ->> 'status' AS status,
    e.data ->> 'status' = 'completed' AS is_completed,
    hub.as_timestamp(e.data ->> 'scheduled_at') AS scheduled_at,
    hub.as_timestamp(e.data ->> 'completed_at') AS completed_at,
    e.data #>> '{participant,customer,type}' AS participant_customer_type,
    hub.as_uuid(e.data #>> '{participant,customer,id}') AS participant_customer_id,
    hub.as_uuid(e.data #>> '{participant,contact,id}') AS participant_contact_id,
    hub.as_uuid(e.data #>> '{assignee,id}') AS assignee_id,
    hub.as_uuid(e.data #>> '{deal,id}') AS deal_id,
    hub.as_uuid(e.data #>> '{outcome,id}') AS outcome_id,
    e.data ->> 'outcome_summary' AS outcome_summary,
    hub.as_array(e.data -> 'custom_fields') AS custom_fields,
    hub.by_label(e.data -> 'custom_fields', (SELECT l.labels FROM hub.custom_field_labels l)) AS custom_fields_by_label,
    hub.as_timestamp(e.data ->> 'added_at') AS added_at,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'call';

COMMENT ON COLUMN teamleader.calls_all.description IS 'Description.';
COMMENT ON COLUMN teamleader.calls_all.status IS 'open or completed.';
COMMENT ON COLUMN teamleader.calls_all.is_completed IS 'Whether it was made: status completed; null without a status.';
COMMENT ON COLUMN teamleader.calls_all.scheduled_at IS 'When it is planned.';
COMMENT ON COLUMN teamleader.calls_all.completed_at IS 'When it was made; only .info has it.';
COMMENT ON COLUMN teamleader.calls_all.participant_customer_type IS
    'contact or company: what participant_customer_id is.';
COMMENT ON COLUMN teamleader.calls_all.participant_customer_id IS
    'Link to the customer: to contacts.id or companies.id, as participant_customer_type says.';
COMMENT ON COLUMN teamleader.calls_all.participant_contact_id IS 'Link to the contact to call: contacts.id.';
COMMENT ON COLUMN teamleader.calls_all.assignee_id IS 'Link to the user who calls: users.id.';
COMMENT ON COLUMN teamleader.calls_all.deal_id IS 'Link to the deal: deals.id.';
COMMENT ON COLUMN teamleader.calls_all.outcome_id IS 'Link to the outcome.';
COMMENT ON COLUMN teamleader.calls_all.outcome_summary IS 'What came of it.';
COMMENT ON COLUMN teamleader.calls_all.custom_fields IS 'Custom fields: array of {definition: {type, id}, value}.';
COMMENT ON COLUMN teamleader.calls_all.custom_fields_by_label IS
    'Custom fields: object of value by label. Where two definitions of the context share a label, the later one has a '
    'part of its id behind: Label (1a2b3c4d).';
COMMENT ON COLUMN teamleader.calls_all.added_at IS 'When the record was made in Teamleader.';
SELECT hub.create_live_view('calls', 'Calls: telephone calls planned or made, one row each.');
SELECT hub.create_companion_view('calls_custom_fields', 'hub.custom_field', 'call', 'calls',
    'Custom fields of calls, one row for each field of a record.');

----------------------------------------------------------------------------------------------------------------------
-- Meetings
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.meetings_all AS
SELECT
    e.id,
    e.data ->> 'title' AS title,
    e.data ->> 'description' AS description,
    e.data ->> 'status' AS status,
    e.data ->> 'status' = 'done' AS is_done,
    hub.as_timestamp(e.data ->> 'scheduled_at') AS scheduled_at,
    hub.as_numeric(e.data #> '{duration,value}') AS duration_value,
    e.data #>> '{duration,unit}' AS duration_unit,
    trim_scale(hub.as_seconds(e.data -> 'duration') / 60) AS duration_minutes,
    hub.as_numeric(e.data #> '{tracked_time,total,value}') AS tracked_time_total_value,
    e.data #>> '{tracked_time,total,unit}' AS tracked_time_total_unit,
    hub.as_numeric(e.data #> '{estimated_time,total,value}') AS estimated_time_total_value,
    e.data #>> '{estimated_time,total,unit}' AS estimated_time_total_unit,
    e.data #>> '{customer,type}' AS customer_type,
    hub.as_uuid(e.data #>> '{customer,id}') AS customer_id,
    e.data #>> '{project,type}' AS project_type,
    hub.as_uuid(e.data #>> '{project,id}') AS project_id,
    hub.as_uuid(e.data #>> '{milestone,id}') AS milestone_id,
    hub.as_uuid(e.data #>> '{group,id}') AS group_id,
    hub.as_uuid(e.data #>> '{deal,id}') AS deal_id,
    e.data #>> '{location,type}' AS location_type,
    hub.as_uuid(e.data #>> '{location,id}') AS location_id,
    e.data #>> '{location,address,line_1}' AS location_address_line_1,
    e.data #>> '{location,address,postal_code}' AS location_address_postal_code,
    e.data #>> '{location,address,city}' AS location_address_city,
    e.data #>> '{location,address,country}' AS location_address_country,
    hub.as_uuid(coalesce(e.data #>> '{customer_meeting_room,id}', e.data #>> '{online_meeting_room,id}'))
        AS customer_meeting_room_id,
    hub.as_uuid(e.data #>> '{created_by,id}') AS created_by_id,
    hub.as_uuid(e.data #>> '{recurrence,id}') AS recurrence_id,
    hub.as_uuid(e.data #>> '{workOrder,id}') AS work_order_id,
    hub.as_array(e.data -> 'attendees') AS attendees,
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
WHERE e.type = 'meeting';

COMMENT ON COLUMN teamleader.meetings_all.title IS 'Title.';
COMMENT ON COLUMN teamleader.meetings_all.description IS 'Description.';
COMMENT ON COLUMN teamleader.meetings_all.status IS 'open or done.';
COMMENT ON COLUMN teamleader.meetings_all.is_done IS 'Whether it took place: status done; null without a status.';
COMMENT ON COLUMN teamleader.meetings_all.scheduled_at IS 'When it begins.';
COMMENT ON COLUMN teamleader.meetings_all.duration_value IS 'How long: how many units.';
COMMENT ON COLUMN teamleader.meetings_all.duration_unit IS
    'Unit of duration_value, as Teamleader says it: s, seconds, min or minutes.';
COMMENT ON COLUMN teamleader.meetings_all.duration_minutes IS 'How long, in minutes.';
COMMENT ON COLUMN teamleader.meetings_all.tracked_time_total_value IS 'Time tracked, where asked for: how many units.';
COMMENT ON COLUMN teamleader.meetings_all.tracked_time_total_unit IS
    'Unit of tracked_time_total_value, as Teamleader says it: s, seconds, min or minutes.';
COMMENT ON COLUMN teamleader.meetings_all.estimated_time_total_value IS
    'Time estimated, where asked for: how many units.';
COMMENT ON COLUMN teamleader.meetings_all.estimated_time_total_unit IS
    'Unit of estimated_time_total_value, as Teamleader says it: s, seconds, min or minutes.';
COMMENT ON COLUMN teamleader.meetings_all.customer_type IS 'contact or company: what customer_id is.';
COMMENT ON COLUMN teamleader.meetings_all.customer_id IS
    'Link to the customer: to contacts.id or companies.id, as customer_type says.';
COMMENT ON COLUMN teamleader.meetings_all.project_type IS 'project or nextgenProject: what project_id is.';
COMMENT ON COLUMN teamleader.meetings_all.project_id IS
    'Link to the project: to projects.id or nextgen_projects.id, as project_type says.';
COMMENT ON COLUMN teamleader.meetings_all.milestone_id IS 'Link to the milestone: milestones.id.';
COMMENT ON COLUMN teamleader.meetings_all.group_id IS 'Link to the group within the project.';
COMMENT ON COLUMN teamleader.meetings_all.deal_id IS 'Link to the deal: deals.id; only .info has it.';
COMMENT ON COLUMN teamleader.meetings_all.location_type IS
    'virtual, calendarResource, contact, company or customLocation (only .info has locations): what location_id is.';
COMMENT ON COLUMN teamleader.meetings_all.location_id IS 'Link to the place, as location_type says.';
COMMENT ON COLUMN teamleader.meetings_all.location_address_line_1 IS 'Street and number of the place.';
COMMENT ON COLUMN teamleader.meetings_all.location_address_postal_code IS 'Postal code of the place.';
COMMENT ON COLUMN teamleader.meetings_all.location_address_city IS 'City of the place.';
COMMENT ON COLUMN teamleader.meetings_all.location_address_country IS
    'Country of the place: ISO 3166-1 alpha-2, for example BE.';
COMMENT ON COLUMN teamleader.meetings_all.customer_meeting_room_id IS
    'Link to the online meeting room (online_meeting_room in older versions of the API); only .info has it.';
COMMENT ON COLUMN teamleader.meetings_all.created_by_id IS 'Link to the user who made it, where Teamleader sends it.';
COMMENT ON COLUMN teamleader.meetings_all.recurrence_id IS 'Link to what the repetitions of a meeting share.';
COMMENT ON COLUMN teamleader.meetings_all.work_order_id IS 'Link to the work order; only .info has it.';
COMMENT ON COLUMN teamleader.meetings_all.attendees IS
    'Who attends: array of {type: user or contact, id}; one row each in meeting_attendees.';
COMMENT ON COLUMN teamleader.meetings_all.custom_fields IS 'Custom fields: array of {definition: {type, id}, value}.';
COMMENT ON COLUMN teamleader.meetings_all.custom_fields_by_label IS
    'Custom fields: object of value by label. Where two definitions of the context share a label, the later one has a '
    'part of its id behind: Label (1a2b3c4d).';
COMMENT ON COLUMN teamleader.meetings_all.created_at IS 'When the record was made in Teamleader.';
SELECT hub.create_live_view('meetings', 'Meetings, one row each.');
SELECT hub.create_companion_view('meetings_custom_fields', 'hub.custom_field', 'meeting', 'meetings',
    'Custom fields of meetings, one row for each field of a record.');
CREATE VIEW teamleader.meeting_attendees AS
SELECT
    e.id AS meeting_id,
    i.position,
    i.item ->> 'type' AS attendee_type,
    hub.as_uuid(i.item ->> 'id') AS attendee_id
FROM hub.entity e
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'attendees')) WITH ORDINALITY AS i(item, position)
WHERE e.type = 'meeting' AND e.deleted_at IS NULL;
COMMENT ON VIEW teamleader.meeting_attendees IS 'Who attends meetings, one row each.';
COMMENT ON COLUMN teamleader.meeting_attendees.meeting_id IS 'Link to the meeting: meetings.id.';
COMMENT ON COLUMN teamleader.meeting_attendees.position IS 'Place in Teamleader''s order, from 1.';
COMMENT ON COLUMN teamleader.meeting_attendees.attendee_type IS 'user or contact: what attendee_id is.';
COMMENT ON COLUMN teamleader.meeting_attendees.attendee_id IS
    'Link to who attends: to users.id or contacts.id, as attendee_type says.';

----------------------------------------------------------------------------------------------------------------------
-- Tasks
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.tasks_all AS
SELECT
    e.id,
    e.data ->> 'title' AS title,
    e.data ->> 'description' AS description,
    hub.as_boolean(e.data -> 'completed') AS completed,
    hub.as_boolean(e.data -> 'completed') AS is_done,
    hub.as_timestamp(e.data ->> 'completed_at') AS completed_at,
    hub.as_date(e.data ->> 'due_on') AS due_on,
    hub.as_date(e.data ->> 'due_on') < current_date AND NOT hub.as_boolean(e.data -> 'completed') AS is_overdue,
    e.data ->> 'priority' AS priority,
    hub.as_numeric(e.data #> '{estimated_duration,value}') AS estimated_duration_value,
    e.data #>> '{estimated_duration,unit}' AS estimated_duration_unit,
    trim_scale(hub.as_seconds(e.data -> 'estimated_duration') / 60) AS estimated_duration_minutes,
    hub.as_uuid(e.data #>> '{work_type,id}') AS work_type_id,
    e.data #>> '{assignee,type}' AS assignee_type,
    hub.as_uuid(e.data #>> '{assignee,id}') AS assignee_id,
    e.data #>> '{customer,type}' AS customer_type,
    hub.as_uuid(e.data #>> '{customer,id}') AS customer_id,
    hub.as_uuid(e.data #>> '{milestone,id}') AS milestone_id,
    hub.as_uuid(e.data #>> '{deal,id}') AS deal_id,
    e.data #>> '{project,type}' AS project_type,
    hub.as_uuid(e.data #>> '{project,id}') AS project_id,
    hub.as_uuid(e.data #>> '{ticket,id}') AS ticket_id,
    hub.as_array(e.data -> 'custom_fields') AS custom_fields,
    hub.by_label(e.data -> 'custom_fields', (SELECT l.labels FROM hub.custom_field_labels l)) AS custom_fields_by_label,
    hub.as_timestamp(e.data ->> 'added_at') AS added_at,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'task';

COMMENT ON COLUMN teamleader.tasks_all.title IS 'Title.';
COMMENT ON COLUMN teamleader.tasks_all.description IS 'Description.';
COMMENT ON COLUMN teamleader.tasks_all.completed IS 'Whether it is done.';
COMMENT ON COLUMN teamleader.tasks_all.is_done IS 'Whether it is done: the same as completed.';
COMMENT ON COLUMN teamleader.tasks_all.completed_at IS 'When it was done.';
COMMENT ON COLUMN teamleader.tasks_all.due_on IS 'When it is due.';
COMMENT ON COLUMN teamleader.tasks_all.is_overdue IS
    'Whether it should be done: due before today (in the session''s time zone) and not completed; null while either '
    'is not known.';
COMMENT ON COLUMN teamleader.tasks_all.priority IS 'A, B, C or D; A is the most urgent.';
COMMENT ON COLUMN teamleader.tasks_all.estimated_duration_value IS 'Time estimated: how many units.';
COMMENT ON COLUMN teamleader.tasks_all.estimated_duration_unit IS
    'Unit of estimated_duration_value, as Teamleader says it: s, seconds, min or minutes.';
COMMENT ON COLUMN teamleader.tasks_all.estimated_duration_minutes IS 'Time estimated, in minutes.';
COMMENT ON COLUMN teamleader.tasks_all.work_type_id IS 'Link to the work type: work_types.id.';
COMMENT ON COLUMN teamleader.tasks_all.assignee_type IS 'user or team: what assignee_id is.';
COMMENT ON COLUMN teamleader.tasks_all.assignee_id IS
    'Link to who does it: to users.id or teams.id, as assignee_type says; null when nobody.';
COMMENT ON COLUMN teamleader.tasks_all.customer_type IS 'contact or company: what customer_id is.';
COMMENT ON COLUMN teamleader.tasks_all.customer_id IS
    'Link to the customer: to contacts.id or companies.id, as customer_type says.';
COMMENT ON COLUMN teamleader.tasks_all.milestone_id IS 'Link to the milestone: milestones.id.';
COMMENT ON COLUMN teamleader.tasks_all.deal_id IS 'Link to the deal: deals.id.';
COMMENT ON COLUMN teamleader.tasks_all.project_type IS 'project or nextgenProject: what project_id is.';
COMMENT ON COLUMN teamleader.tasks_all.project_id IS
    'Link to the project: to projects.id or nextgen_projects.id, as project_type says.';
COMMENT ON COLUMN teamleader.tasks_all.ticket_id IS 'Link to the ticket: tickets.id.';
COMMENT ON COLUMN teamleader.tasks_all.custom_fields IS 'Custom fields: array of {definition: {type, id}, value}.';
COMMENT ON COLUMN teamleader.tasks_all.custom_fields_by_label IS
    'Custom fields: object of value by label. Where two definitions of the context share a label, the later one has a '
    'part of its id behind: Label (1a2b3c4d).';
COMMENT ON COLUMN teamleader.tasks_all.added_at IS 'When the record was made in Teamleader; only lists have it.';
SELECT hub.create_live_view('tasks', 'Tasks outside the newer projects module, one row each.');
SELECT hub.create_companion_view('tasks_custom_fields', 'hub.custom_field', 'task', 'tasks',
    'Custom fields of tasks, one row for each field of a record.');

----------------------------------------------------------------------------------------------------------------------
-- Calendar events
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.calendar_events_all AS
SELECT
    e.id,
    e.data ->> 'title' AS title,
    e.data ->> 'description' AS description,
    hub.as_timestamp(e.data ->> 'starts_at') AS starts_at,
    hub.as_timestamp(e.data ->> 'ends_at') AS ends_at,
    trim_scale(extract(epoch FROM hub.as_timestamp(e.data ->> 'ends_at')
        - hub.as_timestamp(e.data ->> 'starts_at')) / 60)
        AS duration_minutes,
    e.data ->> 'location' AS location,
    hub.as_uuid(e.data #>> '{activity_type,id}') AS activity_type_id,
    hub.as_uuid(e.data #>> '{creator,id}') AS creator_id,
    hub.as_uuid(e.data #>> '{task,id}') AS task_id,
    hub.as_array(e.data -> 'attendees') AS attendees,
    hub.as_array(e.data -> 'links') AS links,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'event';

COMMENT ON COLUMN teamleader.calendar_events_all.title IS 'Title.';
COMMENT ON COLUMN teamleader.calendar_events_all.description IS 'Description.';
COMMENT ON COLUMN teamleader.calendar_events_all.starts_at IS 'When it begins.';
COMMENT ON COLUMN teamleader.calendar_events_all.ends_at IS 'When it ends.';
COMMENT ON COLUMN teamleader.calendar_events_all.duration_minutes IS 'How long, in minutes.';
COMMENT ON COLUMN teamleader.calendar_events_all.location IS 'Place, free text.';
COMMENT ON COLUMN teamleader.calendar_events_all.activity_type_id IS 'Link to the kind of activity: activity_types.id.';
COMMENT ON COLUMN teamleader.calendar_events_all.creator_id IS 'Link to the user who made it: users.id.';
COMMENT ON COLUMN teamleader.calendar_events_all.task_id IS 'Link to the task it is about: tasks.id.';
COMMENT ON COLUMN teamleader.calendar_events_all.attendees IS
    'Who attends: array of {type: user or contact, id}; one row each in calendar_event_attendees.';
COMMENT ON COLUMN teamleader.calendar_events_all.links IS
    'What it is about: array of {type: company, contact, deal or work_order, id}; one row each in '
    'calendar_event_links.';
SELECT hub.create_live_view('calendar_events', 'Calendar events: entries of the users'' calendars, one row each.');
CREATE VIEW teamleader.calendar_event_attendees AS
SELECT
    e.id AS calendar_event_id,
    i.position,
    i.item ->> 'type' AS attendee_type,
    hub.as_uuid(i.item ->> 'id') AS attendee_id
FROM hub.entity e
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'attendees')) WITH ORDINALITY AS i(item, position)
WHERE e.type = 'event' AND e.deleted_at IS NULL;
COMMENT ON VIEW teamleader.calendar_event_attendees IS 'Who attends calendar events, one row each.';
COMMENT ON COLUMN teamleader.calendar_event_attendees.calendar_event_id IS 'Link to the event: calendar_events.id.';
COMMENT ON COLUMN teamleader.calendar_event_attendees.position IS 'Place in Teamleader''s order, from 1.';
COMMENT ON COLUMN teamleader.calendar_event_attendees.attendee_type IS 'user or contact: what attendee_id is.';
COMMENT ON COLUMN teamleader.calendar_event_attendees.attendee_id IS
    'Link to who attends: to users.id or contacts.id, as attendee_type says.';

CREATE VIEW teamleader.calendar_event_links AS
SELECT
    e.id AS calendar_event_id,
    i.position,
    i.item ->> 'type' AS link_type,
    hub.as_uuid(i.item ->> 'id') AS link_id
FROM hub.entity e
CROSS JOIN LATERAL jsonb_array_elements(hub.as_array(e.data -> 'links')) WITH ORDINALITY AS i(item, position)
WHERE e.type = 'event' AND e.deleted_at IS NULL;
COMMENT ON VIEW teamleader.calendar_event_links IS 'What calendar events are about, one row each.';
COMMENT ON COLUMN teamleader.calendar_event_links.calendar_event_id IS 'Link to the event: calendar_events.id.';
COMMENT ON COLUMN teamleader.calendar_event_links.position IS 'Place in Teamleader''s order, from 1.';
COMMENT ON COLUMN teamleader.calendar_event_links.link_type IS 'company, contact, deal or work_order: what link_id is.';
COMMENT ON COLUMN teamleader.calendar_event_links.link_id IS
    'Link to what it is about: to companies.id, contacts.id or deals.id, as link_type says.';

----------------------------------------------------------------------------------------------------------------------
-- Tickets
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.tickets_all AS
SELECT
    e.id,
    hub.as_numeric(e.data -> 'reference') AS reference,
    e.data ->> 'subject' AS subject,
    e.data ->> 'description' AS description,
    hub.as_uuid(e.data #>> '{status,id}') AS status_id,
    CASE
        WHEN hub.as_timestamp(e.data ->> 'closed_at') IS NOT NULL THEN true
        WHEN hub.as_timestamp(e.data ->> 'created_at') IS NOT NULL THEN false
    END
        AS is_closed,
    hub.as_uuid(e.data #>> '{assignee,id}') AS assignee_id,
    e.data #>> '{customer,type}' AS customer_type,
    hub.as_uuid(e.data #>> '{customer,id}') AS customer_id,
    e.data #>> '{participant,customer,type}' AS participant_customer_type,
    hub.as_uuid(e.data #>> '{participant,customer,id}') AS participant_customer_id,
    e.data #>> '{project,type}' AS project_type,
    hub.as_uuid(e.data #>> '{project,id}') AS project_id,
    hub.as_uuid(e.data #>> '{milestone,id}') AS milestone_id,
    hub.as_array(e.data -> 'custom_fields') AS custom_fields,
    hub.by_label(e.data -> 'custom_fields', (SELECT l.labels FROM hub.custom_field_labels l)) AS custom_fields_by_label,
    hub.as_timestamp(e.data ->> 'created_at') AS created_at,
    hub.as_timestamp(e.data ->> 'closed_at') AS closed_at,
    hub.as_timestamp(e.data ->> 'last_message_at') AS last_message_at,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'ticket';

COMMENT ON COLUMN teamleader.tickets_all.reference IS 'Number shown to people.';
COMMENT ON COLUMN teamleader.tickets_all.subject IS 'Subject.';
COMMENT ON COLUMN teamleader.tickets_all.description IS 'What it is about, HTML; only .info has it.';
COMMENT ON COLUMN teamleader.tickets_all.status_id IS 'Link to the status.';
COMMENT ON COLUMN teamleader.tickets_all.is_closed IS 'Whether it is closed: has a closed_at.';
COMMENT ON COLUMN teamleader.tickets_all.assignee_id IS
    'Link to the user it is assigned to: users.id; null when nobody.';
COMMENT ON COLUMN teamleader.tickets_all.customer_type IS 'contact or company: what customer_id is.';
COMMENT ON COLUMN teamleader.tickets_all.customer_id IS
    'Link to the customer: to contacts.id or companies.id, as customer_type says.';
COMMENT ON COLUMN teamleader.tickets_all.participant_customer_type IS
    'contact or company: what participant_customer_id is.';
COMMENT ON COLUMN teamleader.tickets_all.participant_customer_id IS
    'Link to who wrote it: to contacts.id or companies.id, as participant_customer_type says.';
COMMENT ON COLUMN teamleader.tickets_all.project_type IS 'project or nextgenProject: what project_id is.';
COMMENT ON COLUMN teamleader.tickets_all.project_id IS
    'Link to the project: to projects.id or nextgen_projects.id, as project_type says.';
COMMENT ON COLUMN teamleader.tickets_all.milestone_id IS 'Link to the milestone: milestones.id.';
COMMENT ON COLUMN teamleader.tickets_all.custom_fields IS 'Custom fields: array of {definition: {type, id}, value}.';
COMMENT ON COLUMN teamleader.tickets_all.custom_fields_by_label IS
    'Custom fields: object of value by label. Where two definitions of the context share a label, the later one has a '
    'part of its id behind: Label (1a2b3c4d).';
COMMENT ON COLUMN teamleader.tickets_all.created_at IS 'When the record was made in Teamleader.';
COMMENT ON COLUMN teamleader.tickets_all.closed_at IS 'When it was closed; null while open.';
COMMENT ON COLUMN teamleader.tickets_all.last_message_at IS 'When the last message came.';
SELECT hub.create_live_view('tickets', 'Tickets: what customers ask for, one row each.');
SELECT hub.create_companion_view('tickets_custom_fields', 'hub.custom_field', 'ticket', 'tickets',
    'Custom fields of tickets, one row for each field of a record.');

----------------------------------------------------------------------------------------------------------------------
-- Ticket messages
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.ticket_messages_all AS
SELECT
    e.id,
    hub.as_uuid(e.data #>> '{ticket,id}') AS ticket_id,
    e.data ->> 'type' AS type,
    e.data #>> '{sent_by,type}' AS sent_by_type,
    hub.as_uuid(e.data #>> '{sent_by,id}') AS sent_by_id,
    e.data ->> 'body' AS body,
    e.data ->> 'raw_body' AS raw_body,
    hub.as_array(e.data -> 'attachments') AS attachments,
    hub.as_timestamp(e.data ->> 'created_at') AS created_at,
    e.first_seen_at,
    e.changed_at,
    e.listed_as_of AS list_as_of,
    e.info_as_of,
    e.data,
    e.deleted_at
FROM hub.entity e
WHERE e.type = 'ticketMessage';

COMMENT ON COLUMN teamleader.ticket_messages_all.ticket_id IS
    'Link to the ticket: tickets.id; only the single message has it.';
COMMENT ON COLUMN teamleader.ticket_messages_all.type IS 'customer, internal or thirdParty.';
COMMENT ON COLUMN teamleader.ticket_messages_all.sent_by_type IS 'user, contact or company: what sent_by_id is.';
COMMENT ON COLUMN teamleader.ticket_messages_all.sent_by_id IS
    'Link to who wrote it: to users.id, contacts.id or companies.id, as sent_by_type says.';
COMMENT ON COLUMN teamleader.ticket_messages_all.body IS 'The message, HTML.';
COMMENT ON COLUMN teamleader.ticket_messages_all.raw_body IS
    'The message as it was sent, HTML; only the single message has it.';
COMMENT ON COLUMN teamleader.ticket_messages_all.attachments IS 'Links to files: array of {type, id}.';
COMMENT ON COLUMN teamleader.ticket_messages_all.created_at IS 'When the record was made in Teamleader.';
SELECT hub.create_live_view('ticket_messages', 'Ticket messages: what was written in tickets, one row each.');

----------------------------------------------------------------------------------------------------------------------
-- Activity types
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.activity_types_all AS
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
WHERE e.type = 'activityType';

COMMENT ON COLUMN teamleader.activity_types_all.name IS 'Name.';
SELECT hub.create_live_view('activity_types', 'Activity types: kinds of calendar events, one row each.');

----------------------------------------------------------------------------------------------------------------------
-- Work types
----------------------------------------------------------------------------------------------------------------------

CREATE VIEW teamleader.work_types_all AS
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
WHERE e.type = 'workType';

COMMENT ON COLUMN teamleader.work_types_all.name IS 'Name.';
SELECT hub.create_live_view('work_types', 'Work types: kinds of work for time and tasks, one row each.');
