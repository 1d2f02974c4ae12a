-- The refresh engine's account of itself: what a fetch folded, whose fault a failure is, what may share a call, which
-- deletions wait for a person, and every fetch.
ALTER TABLE hub.stale
    ADD COLUMN marks int NOT NULL DEFAULT 1,
    ADD COLUMN own_failures int NOT NULL DEFAULT 0,
    ADD COLUMN share smallint NOT NULL DEFAULT 100,
    ADD COLUMN withheld_by uuid;
COMMENT ON COLUMN hub.stale.marks IS 'Marks not yet answered by a fetch: how many events and others one fetch folds.';
COMMENT ON COLUMN hub.stale.own_failures IS 'Failures in a row while a list of the type was answered: only those can make a dead letter.';
COMMENT ON COLUMN hub.stale.share IS 'How many keys may share its list call: halved when such a call fails, until the one that spoils it is alone.';
COMMENT ON COLUMN hub.stale.withheld_by IS 'The full sync that missed too many to be believed: a 404 then deletes nothing until a person approves.';

ALTER TABLE hub.reconciliation_step ADD COLUMN withheld bigint NOT NULL DEFAULT 0;

-- Every fetch of every key. Daily partitions, kept as long as the event log.
CREATE TABLE hub.fetch_log (
    fetched_at timestamptz NOT NULL,
    type       text NOT NULL,
    id         uuid NOT NULL,
    via        text NOT NULL CHECK (via IN ('info', 'list')),
    call_class smallint NOT NULL,
    cause      text NOT NULL,
    marks      int NOT NULL,
    keys       int NOT NULL,
    outcome    text NOT NULL,
    error      text,
    -- Serves one entity's story.
    PRIMARY KEY (type, id, fetched_at)
) PARTITION BY RANGE (fetched_at);
CREATE TABLE hub.fetch_log_default PARTITION OF hub.fetch_log DEFAULT;
COMMENT ON COLUMN hub.fetch_log.marks IS 'Marks that this fetch answered; 0 when it only brought the other truth of the row.';
COMMENT ON COLUMN hub.fetch_log.keys IS 'Keys that shared the call: one of them cost 1/keys of a call.';

-- As in V1, and for the fetch log.
CREATE OR REPLACE FUNCTION hub.create_partitions(today date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    first date;
BEGIN
    -- Two processes creating the same partition at once would fail.
    PERFORM pg_advisory_xact_lock(7214003);
    FOR i IN 0..3 LOOP
        first := today + i;
        PERFORM hub.create_partition('event_log', to_char(first, '_YYYYMMDD'), first, first + 1);
        PERFORM hub.create_partition('fetch_log', to_char(first, '_YYYYMMDD'), first, first + 1);
        first := (date_trunc('month', today) + i * interval '1 month')::date;
        PERFORM hub.create_partition(
            'entity_change', to_char(first, '_YYYYMM'), first, (first + interval '1 month')::date);
    END LOOP;
END $$;

-- Drops the daily partitions of a log that are older than 30 days. One that is being read for longer than a second stays
-- until the next time.
CREATE FUNCTION hub.drop_old_partitions(log text, today date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    old text;
BEGIN
    SET LOCAL lock_timeout = '1s';
    FOR old IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = ('hub.' || quote_ident(log))::regclass
          AND c.relname ~ ('^' || log || '_[0-9]{8}$')
          AND right(c.relname, 8) < to_char(today - 30, 'YYYYMMDD')
        ORDER BY c.relname
    LOOP
        EXECUTE format('DROP TABLE hub.%I', old);
    END LOOP;
EXCEPTION WHEN lock_not_available THEN
    RAISE WARNING 'hub.% is in use: its old partitions stay until the next time', log;
END $$;
