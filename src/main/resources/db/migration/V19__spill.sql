-- The spill: events that were received while Kafka did not take them.
CREATE TABLE hub.webhook_spill (
    n           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id    uuid NOT NULL UNIQUE,
    received_at timestamptz NOT NULL,
    account_id  text NOT NULL,
    key         text NOT NULL,
    signing_key text NOT NULL,
    body        bytea NOT NULL,
    taken_in    boolean NOT NULL DEFAULT false
);
CREATE INDEX webhook_spill_not_taken_in ON hub.webhook_spill (n) WHERE NOT taken_in;
COMMENT ON TABLE hub.webhook_spill IS
    'Webhooks that Kafka did not take in time. Each leaves for the topic of webhooks, in this order, once Kafka is back.';
COMMENT ON COLUMN hub.webhook_spill.taken_in IS 'Its key is marked stale, or that is left to who reads the topic.';

-- As before, and the spill.
CREATE OR REPLACE FUNCTION hub.traces(of_type text, of_id uuid, remove boolean) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    place record;
    found bigint;
    counts jsonb := '{}';
BEGIN
    FOR place IN SELECT * FROM (VALUES
        ('stale', 'type = $1 AND id = $2'),
        ('discarded_letter', 'type = $1 AND id = $2'),
        ('fetch_log', 'type = $1 AND id = $2'),
        ('event_log', 'key IN ($1 || '':'' || $2, $1 || '':'' || upper($2::text))'),
        ('webhook_spill', 'lower(key) = $1 || '':'' || $2'),
        ('rejected_event', 'position(convert_to($2::text, ''UTF8'') IN body) > 0
            OR position(convert_to(upper($2::text), ''UTF8'') IN body) > 0'),
        ('discarded_event', 'position(convert_to($2::text, ''UTF8'') IN body) > 0
            OR position(convert_to(upper($2::text), ''UTF8'') IN body) > 0'),
        ('reconciliation_finding', 'type = $1 AND id = $2'),
        ('reconciliation_seen', 'type = $1 AND id = $2'),
        ('thread', '$1 = ''ticket'' AND ticket_id = $2')) AS places(name, condition)
    LOOP
        IF remove THEN
            EXECUTE format('DELETE FROM hub.%I WHERE %s', place.name, place.condition) USING of_type, of_id;
            GET DIAGNOSTICS found = ROW_COUNT;
        ELSE
            EXECUTE format('SELECT count(*) FROM hub.%I WHERE %s', place.name, place.condition)
                INTO found USING of_type, of_id;
        END IF;
        counts := counts || jsonb_build_object(place.name, found);
    END LOOP;
    RETURN counts;
END $$;
