-- Reconciliation: modes, passes, what a run found, what it proves, where the next incremental one begins; and the times at
-- which the door was not there.
ALTER TABLE hub.reconciliation
    DROP CONSTRAINT reconciliation_mode_check,
    DROP CONSTRAINT reconciliation_state_check,
    ADD CONSTRAINT reconciliation_mode_check CHECK (mode IN ('full', 'incremental', 'verify')),
    ADD CONSTRAINT reconciliation_state_check
        CHECK (state IN ('queued', 'running', 'completed', 'failed', 'cancelled')),
    ADD COLUMN details boolean NOT NULL DEFAULT false,
    ADD COLUMN expected_calls bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN hub.reconciliation.details IS 'Every detail is read again as well, whatever the lists say.';
COMMENT ON COLUMN hub.reconciliation.expected_calls IS 'List calls forecast when it was asked for.';

ALTER TABLE hub.reconciliation_step
    DROP CONSTRAINT reconciliation_step_state_check,
    ADD CONSTRAINT reconciliation_step_state_check
        CHECK (state IN ('waiting', 'running', 'completed', 'failed', 'suspended', 'cancelled')),
    ADD COLUMN pass int NOT NULL DEFAULT 1,
    ADD COLUMN part int NOT NULL DEFAULT 0,
    ADD COLUMN first_load boolean NOT NULL DEFAULT false,
    ADD COLUMN pass_began_at timestamptz,
    ADD COLUMN advanced_at timestamptz,
    ADD COLUMN fence timestamptz,
    ADD COLUMN since timestamptz,
    ADD COLUMN differences bigint NOT NULL DEFAULT 0,
    ADD COLUMN newer bigint NOT NULL DEFAULT 0,
    ADD COLUMN shifted boolean NOT NULL DEFAULT false,
    ADD COLUMN list_proven_as_of timestamptz,
    ADD COLUMN detail_proven_as_of timestamptz;
COMMENT ON COLUMN hub.reconciliation_step.pass IS 'The listing this is: the first repairs, the next prove that nothing is left to repair.';
COMMENT ON COLUMN hub.reconciliation_step.part IS 'Which of the type''s statuses is being listed.';
COMMENT ON COLUMN hub.reconciliation_step.fence IS 'The source''s clock when the pass began; differences newer than that prove nothing wrong.';
COMMENT ON COLUMN hub.reconciliation_step.since IS 'Incremental: what changed from then on was asked for.';
COMMENT ON COLUMN hub.reconciliation_step.differences IS 'Differences that the last pass found and that were not newer than its fence.';

-- One run is open at a time: all that was seen is its own, however much that is.
CREATE FUNCTION hub.forget_seen() RETURNS void LANGUAGE sql AS 'TRUNCATE hub.reconciliation_seen';

-- Live rows of a type that were there before a listing began and that it did not show; of one status, or of any when that
-- is empty. What was seen is written while nobody analyses it: taken for a small table, it would be gone through for every row.
CREATE FUNCTION hub.not_seen(run uuid, of_type text, began timestamptz, of_status text) RETURNS SETOF uuid
LANGUAGE sql STABLE SET enable_nestloop = off AS $$
    SELECT e.id FROM hub.entity e
    WHERE e.type = of_type AND e.deleted_at IS NULL AND e.first_seen_at < began
      AND (of_status = '' OR e.data ->> 'status' = of_status)
      AND NOT EXISTS (SELECT 1 FROM hub.reconciliation_seen s
                      WHERE s.reconciliation_id = run AND s.type = e.type AND s.id = e.id)
$$;

COMMENT ON COLUMN hub.reconciliation_step.shifted IS 'Entities were deleted while the last pass went through the pages, so one may have slipped past it.';

-- What a run found, by entity. Not written when a type is loaded for the first time: all of it would be missing.
CREATE TABLE hub.reconciliation_finding (
    reconciliation_id uuid NOT NULL REFERENCES hub.reconciliation ON DELETE CASCADE,
    type              text NOT NULL,
    id                uuid NOT NULL,
    kind              text NOT NULL CHECK (kind IN ('missing', 'drifted', 'absent', 'unstorable')),
    pass              int NOT NULL,
    found_at          timestamptz NOT NULL,
    changed_at        timestamptz NOT NULL,
    changed           text[] NOT NULL DEFAULT '{}',
    newer             boolean NOT NULL DEFAULT false,
    missed            boolean,
    seq               bigint,
    PRIMARY KEY (reconciliation_id, type, id)
);
-- Serves "was it absent before".
CREATE INDEX reconciliation_finding_by_entity ON hub.reconciliation_finding (type, id);
COMMENT ON COLUMN hub.reconciliation_finding.changed_at IS 'When the source changed it, as far as known: its updated_at, else when the type was last listed whole.';
COMMENT ON COLUMN hub.reconciliation_finding.newer IS 'It changed while the pass ran, so it is no sign of anything missed.';
COMMENT ON COLUMN hub.reconciliation_finding.missed IS 'A webhook should have announced it and none came; null while that is not judged.';

COMMENT ON COLUMN hub.reconciliation_finding.seq IS 'Absent: drawn from hub.fetch_seq when it was found, so that an info asked for later is told from one before.';

-- What a run found absent and info has not answered since, or answered 404 while a person must approve.
CREATE FUNCTION hub.undecided(run uuid) RETURNS TABLE (type text, id uuid) LANGUAGE sql STABLE AS $$
    SELECT f.type, f.id FROM hub.reconciliation_finding f
    LEFT JOIN hub.entity e ON e.type = f.type AND e.id = f.id
    WHERE f.reconciliation_id = run AND f.kind = 'absent' AND e.deleted_at IS NULL
      AND coalesce(e.info_seq, 0) < f.seq
$$;

-- Up to when the source's changes of a type are in the mirror: where the next incremental run begins.
CREATE TABLE hub.reconciliation_watermark (
    type              text PRIMARY KEY,
    until             timestamptz NOT NULL,
    listed_whole_at   timestamptz
);
COMMENT ON COLUMN hub.reconciliation_watermark.until IS 'The source''s clock.';
COMMENT ON COLUMN hub.reconciliation_watermark.listed_whole_at IS 'When the last complete listing began, by this database''s clock.';

-- What was listed whole before this version.
INSERT INTO hub.reconciliation_watermark (type, until, listed_whole_at)
SELECT DISTINCT ON (type) type, started_at - interval '5 minutes', started_at FROM hub.reconciliation_step
WHERE state = 'completed' AND started_at IS NOT NULL ORDER BY type, started_at DESC;

-- Who receives webhooks: every process says so every few seconds.
CREATE TABLE hub.door_heartbeat (
    process uuid PRIMARY KEY,
    beat_at timestamptz NOT NULL
);
-- When the webhooks' registration was last seen complete.
CREATE TABLE hub.webhook_registration (
    one         boolean PRIMARY KEY DEFAULT true CHECK (one),
    verified_at timestamptz NOT NULL
);
-- Times in which webhooks may have been lost, and the run that made up for them.
CREATE TABLE hub.gap (
    id                uuid PRIMARY KEY,
    began_at          timestamptz NOT NULL,
    ended_at          timestamptz NOT NULL,
    cause             text NOT NULL CHECK (cause IN ('no_door', 'refused', 'not_registered')),
    made_up_at        timestamptz,
    reconciliation_id uuid REFERENCES hub.reconciliation ON DELETE SET NULL
);
CREATE INDEX gap_by_end ON hub.gap (ended_at);
COMMENT ON COLUMN hub.gap.made_up_at IS 'When the run that listed everything for it was complete; null while it is open.';
COMMENT ON COLUMN hub.gap.cause IS 'no_door: no process received webhooks; refused: a webhook was answered 503; not_registered: Teamleader had no registration.';

-- From now on listed_hash says that the document agrees with the list row of that hash; hashes made before do not.
COMMENT ON COLUMN hub.entity.listed_hash IS 'The last list row, while the document agrees with it: a page that shows the same row again needs no comparison.';
