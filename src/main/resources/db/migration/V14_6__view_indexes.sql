-- What people filter by. A view's column and its index are the same expression, so the index serves the view; it is called
-- <partition>_by_<column>. Every type that grows also has one of changed_at, for whoever copies what is new.
-- The partitions are empty yet: nobody waits for these.

CREATE INDEX entity_quotation_by_deal_id ON hub.entity_quotation (hub.as_uuid(data #>> '{deal,id}'));
CREATE INDEX entity_quotation_by_status ON hub.entity_quotation (hub.short(data ->> 'status'));
CREATE INDEX entity_quotation_by_updated_at ON hub.entity_quotation (hub.as_timestamp(data ->> 'updated_at'));
CREATE INDEX entity_quotation_by_changed_at ON hub.entity_quotation (changed_at);

CREATE INDEX entity_order_by_supplier_id ON hub.entity_order (hub.as_uuid(data #>> '{supplier,id}'));
CREATE INDEX entity_order_by_deal_id ON hub.entity_order (hub.as_uuid(data #>> '{deal,id}'));
CREATE INDEX entity_order_by_order_date ON hub.entity_order (hub.as_date(data ->> 'order_date'));
CREATE INDEX entity_order_by_changed_at ON hub.entity_order (changed_at);

CREATE INDEX entity_product_by_code ON hub.entity_product (hub.short(data ->> 'code'));
CREATE INDEX entity_product_by_updated_at ON hub.entity_product (hub.as_timestamp(data ->> 'updated_at'));
CREATE INDEX entity_product_by_changed_at ON hub.entity_product (changed_at);

CREATE INDEX entity_invoice_by_invoice_number ON hub.entity_invoice (hub.short(data ->> 'invoice_number'));
CREATE INDEX entity_invoice_by_invoicee_customer_id
    ON hub.entity_invoice (hub.as_uuid(data #>> '{invoicee,customer,id}'));
CREATE INDEX entity_invoice_by_deal_id ON hub.entity_invoice (hub.as_uuid(data #>> '{deal,id}'));
CREATE INDEX entity_invoice_by_status ON hub.entity_invoice (hub.short(data ->> 'status'));
CREATE INDEX entity_invoice_by_invoice_date ON hub.entity_invoice (hub.as_date(data ->> 'invoice_date'));
CREATE INDEX entity_invoice_by_due_on ON hub.entity_invoice (hub.as_date(data ->> 'due_on'));
CREATE INDEX entity_invoice_by_updated_at ON hub.entity_invoice (hub.as_timestamp(data ->> 'updated_at'));
CREATE INDEX entity_invoice_by_changed_at ON hub.entity_invoice (changed_at);

CREATE INDEX entity_credit_note_by_invoicee_customer_id
    ON hub.entity_credit_note (hub.as_uuid(data #>> '{invoicee,customer,id}'));
CREATE INDEX entity_credit_note_by_invoice_id ON hub.entity_credit_note (hub.as_uuid(data #>> '{invoice,id}'));
CREATE INDEX entity_credit_note_by_credit_note_date
    ON hub.entity_credit_note (hub.as_date(data ->> 'credit_note_date'));
CREATE INDEX entity_credit_note_by_updated_at ON hub.entity_credit_note (hub.as_timestamp(data ->> 'updated_at'));
CREATE INDEX entity_credit_note_by_changed_at ON hub.entity_credit_note (changed_at);

CREATE INDEX entity_subscription_by_invoicee_customer_id
    ON hub.entity_subscription (hub.as_uuid(data #>> '{invoicee,customer,id}'));
CREATE INDEX entity_subscription_by_status ON hub.entity_subscription (hub.short(data ->> 'status'));
CREATE INDEX entity_subscription_by_next_renewal_date
    ON hub.entity_subscription (hub.as_date(data ->> 'next_renewal_date'));
CREATE INDEX entity_subscription_by_changed_at ON hub.entity_subscription (changed_at);

CREATE INDEX entity_incoming_invoice_by_supplier_id
    ON hub.entity_incoming_invoice (hub.as_uuid(data #>> '{supplier,id}'));
CREATE INDEX entity_incoming_invoice_by_invoice_date
    ON hub.entity_incoming_invoice (hub.as_date(data ->> 'invoice_date'));
CREATE INDEX entity_incoming_invoice_by_payment_status
    ON hub.entity_incoming_invoice (hub.short(data ->> 'payment_status'));
CREATE INDEX entity_incoming_invoice_by_changed_at ON hub.entity_incoming_invoice (changed_at);

CREATE INDEX entity_incoming_credit_note_by_supplier_id
    ON hub.entity_incoming_credit_note (hub.as_uuid(data #>> '{supplier,id}'));
CREATE INDEX entity_incoming_credit_note_by_invoice_date
    ON hub.entity_incoming_credit_note (hub.as_date(data ->> 'invoice_date'));
CREATE INDEX entity_incoming_credit_note_by_changed_at ON hub.entity_incoming_credit_note (changed_at);

CREATE INDEX entity_receipt_by_supplier_id ON hub.entity_receipt (hub.as_uuid(data #>> '{supplier,id}'));
CREATE INDEX entity_receipt_by_receipt_date ON hub.entity_receipt (hub.as_date(data ->> 'receipt_date'));
CREATE INDEX entity_receipt_by_changed_at ON hub.entity_receipt (changed_at);

CREATE INDEX entity_project_by_customer_id ON hub.entity_project (hub.as_uuid(data #>> '{customer,id}'));
CREATE INDEX entity_project_by_status ON hub.entity_project (hub.short(data ->> 'status'));
CREATE INDEX entity_project_by_due_on ON hub.entity_project (hub.as_date(data ->> 'due_on'));
CREATE INDEX entity_project_by_changed_at ON hub.entity_project (changed_at);

CREATE INDEX entity_milestone_by_project_id ON hub.entity_milestone (hub.as_uuid(data #>> '{project,id}'));
CREATE INDEX entity_milestone_by_due_on ON hub.entity_milestone (hub.as_date(data ->> 'due_on'));
CREATE INDEX entity_milestone_by_changed_at ON hub.entity_milestone (changed_at);

CREATE INDEX entity_nextgen_project_by_project_key
    ON hub.entity_nextgen_project (hub.bounded(hub.as_numeric(data -> 'project_key')));
CREATE INDEX entity_nextgen_project_by_status ON hub.entity_nextgen_project (hub.short(data ->> 'status'));
CREATE INDEX entity_nextgen_project_by_customers
    ON hub.entity_nextgen_project USING gin (hub.as_array(data -> 'customers') jsonb_path_ops);
CREATE INDEX entity_nextgen_project_by_changed_at ON hub.entity_nextgen_project (changed_at);

CREATE INDEX entity_nextgen_task_by_project_id ON hub.entity_nextgen_task (hub.as_uuid(data #>> '{project,id}'));
CREATE INDEX entity_nextgen_task_by_status ON hub.entity_nextgen_task (hub.short(data ->> 'status'));
CREATE INDEX entity_nextgen_task_by_end_date ON hub.entity_nextgen_task (hub.as_date(data ->> 'end_date'));
CREATE INDEX entity_nextgen_task_by_changed_at ON hub.entity_nextgen_task (changed_at);

CREATE INDEX entity_time_tracking_by_user_id ON hub.entity_time_tracking (hub.as_uuid(data #>> '{user,id}'));
CREATE INDEX entity_time_tracking_by_subject_id ON hub.entity_time_tracking (hub.as_uuid(data #>> '{subject,id}'));
CREATE INDEX entity_time_tracking_by_started_on ON hub.entity_time_tracking (hub.as_date(data ->> 'started_on'));
CREATE INDEX entity_time_tracking_by_changed_at ON hub.entity_time_tracking (changed_at);

CREATE INDEX entity_call_by_participant_customer_id
    ON hub.entity_call (hub.as_uuid(data #>> '{participant,customer,id}'));
CREATE INDEX entity_call_by_deal_id ON hub.entity_call (hub.as_uuid(data #>> '{deal,id}'));
CREATE INDEX entity_call_by_scheduled_at ON hub.entity_call (hub.as_timestamp(data ->> 'scheduled_at'));
CREATE INDEX entity_call_by_changed_at ON hub.entity_call (changed_at);

CREATE INDEX entity_meeting_by_customer_id ON hub.entity_meeting (hub.as_uuid(data #>> '{customer,id}'));
CREATE INDEX entity_meeting_by_deal_id ON hub.entity_meeting (hub.as_uuid(data #>> '{deal,id}'));
CREATE INDEX entity_meeting_by_scheduled_at ON hub.entity_meeting (hub.as_timestamp(data ->> 'scheduled_at'));
CREATE INDEX entity_meeting_by_changed_at ON hub.entity_meeting (changed_at);

CREATE INDEX entity_task_by_customer_id ON hub.entity_task (hub.as_uuid(data #>> '{customer,id}'));
CREATE INDEX entity_task_by_assignee_id ON hub.entity_task (hub.as_uuid(data #>> '{assignee,id}'));
CREATE INDEX entity_task_by_deal_id ON hub.entity_task (hub.as_uuid(data #>> '{deal,id}'));
CREATE INDEX entity_task_by_due_on ON hub.entity_task (hub.as_date(data ->> 'due_on'));
CREATE INDEX entity_task_by_changed_at ON hub.entity_task (changed_at);

CREATE INDEX entity_event_by_starts_at ON hub.entity_event (hub.as_timestamp(data ->> 'starts_at'));
CREATE INDEX entity_event_by_changed_at ON hub.entity_event (changed_at);

CREATE INDEX entity_ticket_by_customer_id ON hub.entity_ticket (hub.as_uuid(data #>> '{customer,id}'));
CREATE INDEX entity_ticket_by_assignee_id ON hub.entity_ticket (hub.as_uuid(data #>> '{assignee,id}'));
CREATE INDEX entity_ticket_by_status_id ON hub.entity_ticket (hub.as_uuid(data #>> '{status,id}'));
CREATE INDEX entity_ticket_by_created_at ON hub.entity_ticket (hub.as_timestamp(data ->> 'created_at'));
CREATE INDEX entity_ticket_by_changed_at ON hub.entity_ticket (changed_at);

CREATE INDEX entity_ticket_message_by_ticket_id ON hub.entity_ticket_message (hub.as_uuid(data #>> '{ticket,id}'));
CREATE INDEX entity_ticket_message_by_created_at ON hub.entity_ticket_message (hub.as_timestamp(data ->> 'created_at'));
CREATE INDEX entity_ticket_message_by_changed_at ON hub.entity_ticket_message (changed_at);

CREATE INDEX entity_user_by_email ON hub.entity_user (hub.short(data ->> 'email'));
