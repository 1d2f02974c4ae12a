-- Every type of the catalogue: one partition each, so that a type is vacuumed, analysed and indexed by itself.
DO $$
DECLARE of_type text;
BEGIN
    FOREACH of_type IN ARRAY ARRAY['call', 'creditNote', 'incomingCreditNote', 'incomingInvoice', 'invoice', 'meeting',
        'milestone', 'nextgenProject', 'nextgenTask', 'product', 'project', 'receipt', 'subscription', 'task', 'ticket',
        'ticketMessage', 'timeTracking', 'user', 'event', 'quotation', 'order', 'team', 'department',
        'customFieldDefinition', 'dealPhase', 'dealPipeline', 'dealSource', 'lostReason', 'taxRate', 'workType',
        'activityType', 'productCategory']
    LOOP
        EXECUTE format('CREATE TABLE hub.%I PARTITION OF hub.entity FOR VALUES IN (%L) WITH (fillfactor = 85)',
            'entity_' || lower(regexp_replace(of_type, '([A-Z])', '_\1', 'g')), of_type);
    END LOOP;
END $$;
