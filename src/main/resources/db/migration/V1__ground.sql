-- The ground of Teamleader Hub. Schema "hub" is the hub's own; schema "teamleader" holds the views that people read.
CREATE SCHEMA teamleader;
COMMENT ON SCHEMA hub IS 'Teamleader Hub''s own tables; their shape may change with any version.';
COMMENT ON SCHEMA teamleader IS 'Teamleader Focus as views: one per type with live rows, one …_all that also has deleted rows.';

-- Leases: the one way to elect a process. Time is the database's.
CREATE TABLE hub.lease (
    name  text PRIMARY KEY,
    owner text NOT NULL,
    token uuid NOT NULL,
    until timestamptz NOT NULL
);

-- Connection to Teamleader: one row. Tokens are AEAD ciphertext (Tink), bound to table, column, row and generation.
CREATE TABLE hub.connection (
    id               smallint PRIMARY KEY CHECK (id = 1),
    account_id       text NOT NULL,
    generation       bigint NOT NULL,
    access_token     text NOT NULL,
    refresh_token    text NOT NULL,
    obtained_at      timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    state            text NOT NULL CHECK (state IN ('connected', 'needs_reauthorisation')),
    state_detail     text
);

-- Consents under way: the hash of each random state handed out; a row is deleted when its state comes back.
CREATE TABLE hub.oauth_state (
    state_hash bytea PRIMARY KEY,
    expires_at timestamptz NOT NULL
);

-- API budget: one row per call allowed in a window.
CREATE TABLE hub.api_slot (
    n          int PRIMARY KEY,
    free_at    timestamptz NOT NULL,
    taken_at   timestamptz,
    call_class smallint,
    taken_by   text
) WITH (fillfactor = 50);
COMMENT ON COLUMN hub.api_slot.free_at IS 'From when the slot may be taken: one window after its last call was answered.';

-- The mirror. "data" is the document as Teamleader sent it; list and info answers are two truths of one row, so each has
-- its own sequence number (drawn before the request left), hash and instant.
CREATE SEQUENCE hub.fetch_seq;
CREATE SEQUENCE hub.change_seq;
CREATE TABLE hub.entity (
    type              text NOT NULL,
    id                uuid NOT NULL,
    data              jsonb NOT NULL,
    listed_seq        bigint,
    listed_hash       bytea,
    listed_as_of      timestamptz,
    info_seq          bigint,
    info_hash         bytea,
    info_as_of        timestamptz,
    source_updated_at timestamptz,
    first_seen_at     timestamptz NOT NULL,
    changed_at        timestamptz NOT NULL,
    deleted_at        timestamptz,
    PRIMARY KEY (type, id)
) PARTITION BY LIST (type);
CREATE TABLE hub.entity_contact PARTITION OF hub.entity FOR VALUES IN ('contact') WITH (fillfactor = 85);
CREATE TABLE hub.entity_company PARTITION OF hub.entity FOR VALUES IN ('company') WITH (fillfactor = 85);
CREATE TABLE hub.entity_deal PARTITION OF hub.entity FOR VALUES IN ('deal') WITH (fillfactor = 85);

-- History: what a row was before each change. Monthly partitions; the default one only catches a clock far off.
CREATE TABLE hub.entity_change (
    at        timestamptz NOT NULL,
    seq       bigint NOT NULL,
    type      text NOT NULL,
    id        uuid NOT NULL,
    operation text NOT NULL CHECK (operation IN ('create', 'update', 'delete', 'revive')),
    cause     text NOT NULL,
    changed   text[] NOT NULL,
    before    jsonb,
    PRIMARY KEY (at, seq)
) PARTITION BY RANGE (at);
CREATE TABLE hub.entity_change_default PARTITION OF hub.entity_change DEFAULT;
CREATE INDEX entity_change_by_entity ON hub.entity_change (type, id, seq);
COMMENT ON COLUMN hub.entity_change.before IS 'The document before the change; null on create. The state after it is the next change''s "before", else the current row.';

-- The stale set: the queue of what to fetch, its retry schedule and its dead letters in one table.
CREATE SEQUENCE hub.dirty_seq;
CREATE TABLE hub.stale (
    type          text NOT NULL,
    id            uuid NOT NULL,
    need          text NOT NULL CHECK (need IN ('list', 'detail', 'list_rest', 'detail_rest')),
    call_class    smallint NOT NULL,
    cause         text NOT NULL,
    announced     boolean NOT NULL,
    dirty_seq     bigint NOT NULL,
    marked_at     timestamptz NOT NULL,
    due_at        timestamptz NOT NULL,
    attempts      int NOT NULL DEFAULT 0,
    claim_token   uuid,
    claimed_until timestamptz,
    state         text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'waiting', 'dead')),
    cause_class   text,
    last_error    text,
    PRIMARY KEY (type, id)
) WITH (fillfactor = 70);
-- Serves "the most urgent class that has work" and "claim the oldest of that class".
CREATE INDEX stale_by_urgency ON hub.stale (call_class, due_at) WHERE state <> 'dead';
COMMENT ON COLUMN hub.stale.dirty_seq IS 'New on every mark: a fetch may clear the key only when it still finds the number it claimed.';
COMMENT ON COLUMN hub.stale.announced IS 'An event said the entity exists, so a 404 on an id never seen is retried (read after create).';

-- What arrived at the door. Daily partitions.
CREATE TABLE hub.event_log (
    received_at timestamptz NOT NULL,
    event_id    uuid NOT NULL,
    key         text NOT NULL,
    type        text NOT NULL,
    signing_key text NOT NULL,
    PRIMARY KEY (received_at, event_id)
) PARTITION BY RANGE (received_at);
CREATE TABLE hub.event_log_default PARTITION OF hub.event_log DEFAULT;
CREATE INDEX event_log_by_key ON hub.event_log (key, received_at);

-- Signed or consumed, but unreadable: the bytes and why.
CREATE TABLE hub.rejected_event (
    id          uuid PRIMARY KEY,
    received_at timestamptz NOT NULL,
    origin      text NOT NULL UNIQUE,
    reason      text NOT NULL,
    body        bytea NOT NULL
);
COMMENT ON COLUMN hub.rejected_event.origin IS 'Where it came from: door:<event id> or <topic>/<partition>/<offset>; unique, so a redelivery adds nothing.';

-- Full syncs: a run has a step per type; "seen" holds the ids of a step's pages, written with its cursor.
CREATE TABLE hub.reconciliation (
    id           uuid PRIMARY KEY,
    mode         text NOT NULL CHECK (mode IN ('full')),
    requested_by text NOT NULL,
    state        text NOT NULL CHECK (state IN ('queued', 'running', 'completed', 'failed')),
    requested_at timestamptz NOT NULL,
    started_at   timestamptz,
    finished_at  timestamptz
);
CREATE UNIQUE INDEX reconciliation_one_open ON hub.reconciliation ((true)) WHERE state IN ('queued', 'running');
CREATE TABLE hub.reconciliation_step (
    reconciliation_id uuid NOT NULL REFERENCES hub.reconciliation ON DELETE CASCADE,
    type              text NOT NULL,
    position          int NOT NULL,
    state             text NOT NULL CHECK (state IN ('waiting', 'running', 'completed', 'failed')),
    next_page         int NOT NULL DEFAULT 1,
    scanned           bigint NOT NULL DEFAULT 0,
    created           bigint NOT NULL DEFAULT 0,
    changed           bigint NOT NULL DEFAULT 0,
    unchanged         bigint NOT NULL DEFAULT 0,
    unstorable        bigint NOT NULL DEFAULT 0,
    suspects          bigint NOT NULL DEFAULT 0,
    calls             bigint NOT NULL DEFAULT 0,
    failure           text,
    started_at        timestamptz,
    finished_at       timestamptz,
    PRIMARY KEY (reconciliation_id, type)
);
CREATE TABLE hub.reconciliation_seen (
    reconciliation_id uuid NOT NULL REFERENCES hub.reconciliation ON DELETE CASCADE,
    type              text NOT NULL,
    id                uuid NOT NULL,
    PRIMARY KEY (reconciliation_id, type, id)
);

-- Creates one partition; rows that a default partition already caught keep theirs out, and the next ones still come.
CREATE FUNCTION hub.create_partition(parent text, suffix text, first date, next date) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TABLE IF NOT EXISTS hub.%I PARTITION OF hub.%I FOR VALUES FROM (%L) TO (%L)',
        parent || suffix, parent, first::text || ' 00:00+00', next::text || ' 00:00+00');
EXCEPTION WHEN check_violation THEN
    RAISE WARNING 'hub.%_default already has rows from % on; they stay there', parent, first;
END $$;

-- Creates the partitions of the days and months ahead; called at start, before anything is written, and every few hours.
CREATE FUNCTION hub.create_partitions(today date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    first date;
BEGIN
    -- Two processes creating the same partition at once would fail.
    PERFORM pg_advisory_xact_lock(7214003);
    FOR i IN 0..3 LOOP
        first := today + i;
        PERFORM hub.create_partition('event_log', to_char(first, '_YYYYMMDD'), first, first + 1);
        first := (date_trunc('month', today) + i * interval '1 month')::date;
        PERFORM hub.create_partition(
            'entity_change', to_char(first, '_YYYYMM'), first, (first + interval '1 month')::date);
    END LOOP;
END $$;

-- lz4 where this server was built with it: quicker than the default for documents read and written whole.
DO $$
BEGIN
    SET LOCAL default_toast_compression = 'lz4';
    ALTER TABLE hub.entity ALTER COLUMN data SET COMPRESSION lz4;
    ALTER TABLE hub.entity_change ALTER COLUMN before SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported OR invalid_parameter_value THEN
    RAISE NOTICE 'this PostgreSQL has no lz4: documents keep the default compression';
END $$;
