-- History that people and programs ask for: pages that miss nothing, differences between two instants, retention that says
-- from when on it knows, and the right to be forgotten.

----------------------------------------------------------------------------------------------------------------------
-- Forgetting. Neither table names anybody: a hash can only be looked up by who has the key already.
----------------------------------------------------------------------------------------------------------------------
ALTER TABLE hub.entity_change DROP CONSTRAINT entity_change_operation_check;
ALTER TABLE hub.entity_change ADD CONSTRAINT entity_change_operation_check
    CHECK (operation IN ('create', 'update', 'delete', 'revive', 'forget')) NOT VALID;
CREATE TABLE hub.forgotten (
    key_hash     bytea PRIMARY KEY,
    forgotten_at timestamptz NOT NULL,
    erased_at    timestamptz
);
COMMENT ON TABLE hub.forgotten IS 'Entities that must not be mirrored again, until an operator lifts that.';
COMMENT ON COLUMN hub.forgotten.erased_at IS 'When all that was there was gone; null when that was interrupted: forget it again.';

CREATE TABLE hub.erasure (
    at           timestamptz NOT NULL,
    key_hash     bytea NOT NULL,
    action       text NOT NULL CHECK (action IN ('forget', 'lift')),
    type         text NOT NULL,
    requested_by text NOT NULL,
    reason       text NOT NULL,
    removed      jsonb NOT NULL,
    PRIMARY KEY (at, key_hash)
);
COMMENT ON TABLE hub.erasure IS 'The audit of forgetting: who had what kind of entity forgotten, why, and how many rows were removed.';

-- Declared stable because convert_to is; statements take it in as an expression.
CREATE FUNCTION hub.key_hash(of_type text, of_id uuid) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sha256(convert_to(of_type || ':' || of_id::text, 'UTF8'));

-- What is kept of an entity outside the mirror, by table; removes it when told to. Rejected events are bytes that somebody
-- sent: those that name the id anywhere count.
CREATE FUNCTION hub.traces(of_type text, of_id uuid, remove boolean) RETURNS jsonb LANGUAGE plpgsql AS $$
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

-- Waits until whoever is writing to a table has committed, so that what they wrote can be seen: a second at the most.
CREATE FUNCTION hub.await_writers(of_table regclass) RETURNS void LANGUAGE plpgsql SET lock_timeout = '1s' AS $$
BEGIN
    EXECUTE format('LOCK TABLE %s IN SHARE MODE', of_table);
END $$;

----------------------------------------------------------------------------------------------------------------------
-- Retention.
----------------------------------------------------------------------------------------------------------------------
CREATE TABLE hub.history_limit (
    one            boolean PRIMARY KEY DEFAULT true CHECK (one),
    complete_since timestamptz NOT NULL
);
COMMENT ON TABLE hub.history_limit IS
    'From when on every change is kept. Moved before anything older is dropped, so that nobody is told less than the truth.';
INSERT INTO hub.history_limit (complete_since) VALUES ('-infinity');

CREATE FUNCTION teamleader.history_begins() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT complete_since FROM hub.history_limit
$$;
COMMENT ON FUNCTION teamleader.history_begins IS
    'From when on every change is kept; -infinity while nothing was ever dropped. What did not change since an earlier instant is known for that too.';

-- Drops the oldest month of history that lies before the limit and is published; its name, or NULL when there is none or
-- somebody reads history just now. Who writes meanwhile waits 0.3 s at the most. Not DETACH … CONCURRENTLY, which a
-- partitioned table with a default partition does not allow.
CREATE FUNCTION hub.drop_month() RETURNS text LANGUAGE plpgsql SET lock_timeout = '300ms' AS $$
DECLARE
    month text;
    published boolean;
BEGIN
    SELECT c.relname INTO month FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid, hub.history_limit l
    WHERE i.inhparent = 'hub.entity_change'::regclass AND c.relname ~ '^entity_change_[0-9]{6}$'
      AND l.complete_since > '-infinity'
      AND right(c.relname, 6) < to_char(l.complete_since AT TIME ZONE 'UTC', 'YYYYMM')
    ORDER BY c.relname LIMIT 1;
    IF month IS NULL THEN
        RETURN NULL;
    END IF;
    EXECUTE format('SELECT coalesce(max(seq), 0) <= hub.feed_position() FROM hub.%I', month) INTO published;
    IF NOT published THEN
        RAISE WARNING 'hub.% is not published yet: it stays', month;
        RETURN NULL;
    END IF;
    EXECUTE format('DROP TABLE hub.%I', month);
    RETURN month;
EXCEPTION WHEN lock_not_available THEN
    RAISE WARNING 'hub.entity_change is in use: hub.% stays until the next time', month;
    RETURN NULL;
END $$;

-- Removes what a clock far off brought into the default partition, a part at a time; how much.
CREATE FUNCTION hub.drop_strays(most int) RETURNS bigint LANGUAGE sql AS $$
    WITH gone AS (
        DELETE FROM hub.entity_change_default WHERE (at, seq) IN (
            SELECT c.at, c.seq FROM hub.entity_change_default c, hub.history_limit l
            WHERE c.at < l.complete_since AND c.seq <= hub.feed_position() LIMIT most)
        RETURNING 1)
    SELECT count(*) FROM gone
$$;

-- As before, and what a clock far off brought into a log's default partition.
CREATE OR REPLACE FUNCTION hub.drop_old_partitions(log text, today date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    old text;
BEGIN
    SET LOCAL lock_timeout = '1s';
    EXECUTE format('DELETE FROM hub.%I WHERE %I < $1', log || '_default',
        CASE log WHEN 'event_log' THEN 'received_at' WHEN 'fetch_log' THEN 'fetched_at' END)
        USING (today - 30) AT TIME ZONE 'UTC';
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

----------------------------------------------------------------------------------------------------------------------
-- Documents as of an instant, and what lies between two. Known is: all of it since history begins; what did not change
-- since the instant; what the mirror did not have yet.
----------------------------------------------------------------------------------------------------------------------

-- No row for what the mirror does not have.
CREATE FUNCTION hub.state_as_of(of_type text, of_id uuid, at_instant timestamptz)
RETURNS TABLE (known boolean, live boolean, data jsonb) LANGUAGE sql STABLE AS $$
    SELECT at_instant >= l.complete_since OR e.changed_at <= at_instant OR e.first_seen_at > at_instant,
        CASE WHEN next.seq IS NULL THEN e.deleted_at IS NULL AND e.first_seen_at <= at_instant
             ELSE next.operation IN ('update', 'delete') END,
        CASE WHEN next.seq IS NULL THEN e.data ELSE next.before END
    FROM hub.history_limit l, hub.entity e
    LEFT JOIN LATERAL (SELECT c.seq, c.operation, c.before FROM hub.entity_change c
                       WHERE c.type = e.type AND c.id = e.id AND c.at > at_instant ORDER BY c.seq LIMIT 1) AS next ON true
    WHERE e.type = of_type AND e.id = of_id
$$;

CREATE OR REPLACE FUNCTION teamleader.as_of(of_type text, of_id uuid, at_instant timestamptz) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    state record;
BEGIN
    SELECT * INTO state FROM hub.state_as_of(of_type, of_id, at_instant);
    IF NOT state.known THEN
        RAISE EXCEPTION 'nobody knows what % % was then: it has changed since, and history begins at %', of_type, of_id,
            teamleader.history_begins() USING ERRCODE = 'no_data_found', HINT = 'Ask for an instant since then.';
    END IF;
    RETURN CASE WHEN state.live THEN state.data END;
END $$;
COMMENT ON FUNCTION teamleader.as_of IS
    'The document of an entity as the mirror had it at that instant; NULL when it was not there, not known yet, deleted, or forgotten since. An error when history does not reach back so far for it.';

CREATE OR REPLACE FUNCTION teamleader.all_as_of(of_type text, at_instant timestamptz) RETURNS TABLE (id uuid, data jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unknown bigint := 0;
BEGIN
    IF at_instant < teamleader.history_begins() THEN
        SELECT count(*) INTO unknown FROM hub.entity e
        WHERE e.type = of_type AND e.changed_at > at_instant AND e.first_seen_at <= at_instant;
    END IF;
    IF unknown > 0 THEN
        RAISE EXCEPTION 'nobody knows what % of these were then: they have changed since, and history begins at %', unknown,
            teamleader.history_begins() USING ERRCODE = 'no_data_found', HINT = 'Ask for an instant since then.';
    END IF;
    RETURN QUERY SELECT e.id, CASE WHEN next.seq IS NULL THEN e.data ELSE next.before END
        FROM hub.entity e
        LEFT JOIN (SELECT DISTINCT ON (c.id) c.id, c.seq, c.operation, c.before FROM hub.entity_change c
                   WHERE c.type = of_type AND c.at > at_instant ORDER BY c.id, c.seq) AS next ON next.id = e.id
        WHERE e.type = of_type
          AND CASE WHEN next.seq IS NULL THEN e.deleted_at IS NULL AND e.first_seen_at <= at_instant
                   ELSE next.operation IN ('update', 'delete') END;
END $$;
COMMENT ON FUNCTION teamleader.all_as_of IS
    'All entities of a type (contact, company, …) that the mirror had as live at that instant, with their documents then; forgotten ones are left out. An error when history does not reach back so far for all of them.';

-- The paths that differ, as hub.entity_change has them: objects are entered, arrays compared whole, 1.0 equals 1.00.
CREATE FUNCTION hub.changed_paths(before jsonb, after jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    WITH RECURSIVE walk(path, before, after) AS (
        SELECT NULL::text, $1, $2
        UNION ALL
        SELECT concat_ws('.', w.path, k.name), w.before -> k.name, w.after -> k.name
        FROM walk w, LATERAL (
            SELECT jsonb_object_keys(CASE WHEN jsonb_typeof(w.after) = 'object' THEN w.before END) AS name
            UNION SELECT jsonb_object_keys(CASE WHEN jsonb_typeof(w.before) = 'object' THEN w.after END)) AS k
        WHERE jsonb_typeof(w.before) = 'object' AND jsonb_typeof(w.after) = 'object' AND w.before <> w.after)
    SELECT coalesce(array_agg(w.path ORDER BY w.path COLLATE "C"), '{}') FROM walk w
    WHERE w.before IS DISTINCT FROM w.after AND w.path IS NOT NULL
      AND (jsonb_typeof(w.before) = 'object' AND jsonb_typeof(w.after) = 'object') IS NOT TRUE
$$;

-- Of every entity that history names between the instants (the first not included), in the order of ids: what it came to.
-- The operation is NULL when it came to nothing.
CREATE FUNCTION hub.differences(of_type text, from_instant timestamptz, to_instant timestamptz, after_id uuid, most int)
RETURNS TABLE (id uuid, operation text, changed text[], before jsonb, after jsonb) LANGUAGE sql STABLE AS $$
    WITH touched AS (
        SELECT c.id, bool_or(c.operation = 'forget') AS forgotten FROM hub.entity_change c
        WHERE c.type = of_type AND c.at > from_instant AND c.at <= to_instant AND (after_id IS NULL OR c.id > after_id)
        GROUP BY c.id ORDER BY c.id LIMIT most),
    states AS (
        SELECT t.id, t.forgotten, coalesce(b.live, false) AS was, coalesce(a.live, false) AS is_there,
            b.data AS before, a.data AS after
        FROM touched t
        LEFT JOIN LATERAL hub.state_as_of(of_type, t.id, from_instant) b ON true
        LEFT JOIN LATERAL hub.state_as_of(of_type, t.id, to_instant) a ON true),
    compared AS (
        SELECT s.*, CASE WHEN was AND is_there THEN hub.changed_paths(s.before, s.after) ELSE '{}' END AS changed
        FROM states s)
    SELECT c.id,
        CASE WHEN was AND is_there THEN CASE WHEN c.changed <> '{}' THEN 'update' END
             WHEN is_there THEN 'create'
             WHEN was THEN 'delete'
             WHEN forgotten THEN 'forget' END,
        c.changed, CASE WHEN was THEN c.before END, CASE WHEN is_there THEN c.after END
    FROM compared c ORDER BY c.id
$$;

CREATE FUNCTION teamleader.differences(of_type text, from_instant timestamptz, to_instant timestamptz)
RETURNS TABLE (id uuid, operation text, changed text[], before jsonb, after jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF from_instant < teamleader.history_begins() THEN
        RAISE EXCEPTION 'history begins at %', teamleader.history_begins()
            USING ERRCODE = 'no_data_found', HINT = 'Ask for an instant since then.';
    END IF;
    RETURN QUERY SELECT d.id, d.operation, d.changed, d.before, d.after
        FROM hub.differences(of_type, from_instant, to_instant, NULL, NULL) d WHERE d.operation IS NOT NULL;
END $$;
COMMENT ON FUNCTION teamleader.differences IS
    'What changed of a type from one instant to another: create, update, delete or forget, the paths that differ, the documents then. What came and went between them, or changed back, is not there.';

REVOKE EXECUTE ON FUNCTION teamleader.history_begins, teamleader.differences FROM PUBLIC;
