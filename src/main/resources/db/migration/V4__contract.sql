-- What the API promises and was last seen to keep: one row per check of the contract canary.
CREATE TABLE hub.contract_check (
    name       text PRIMARY KEY,
    outcome    text NOT NULL CHECK (outcome IN ('ok', 'changed', 'not_checkable')),
    evidence   text NOT NULL,
    since      timestamptz NOT NULL,
    checked_at timestamptz NOT NULL
);
COMMENT ON COLUMN hub.contract_check.since IS 'Since when the outcome is that.';
COMMENT ON COLUMN hub.contract_check.checked_at IS 'When it was last found so; a call that failed or a lack of records leaves it alone.';

-- Types that the API denied once: suspended ones are left alone but for a probe now and then.
CREATE TABLE hub.type_status (
    type       text PRIMARY KEY,
    state      text NOT NULL CHECK (state IN ('active', 'suspended')),
    why        text NOT NULL,
    since      timestamptz NOT NULL,
    checked_at timestamptz NOT NULL
);
COMMENT ON COLUMN hub.type_status.checked_at IS 'When a list of the type was last asked for.';

-- Keys of a suspended type wait with due_at = 'infinity' until it is resumed; this finds them.
CREATE INDEX stale_parked ON hub.stale (type) WHERE due_at = 'infinity';

-- A type that Teamleader denies is left out of a full sync without failing it.
ALTER TABLE hub.reconciliation_step DROP CONSTRAINT reconciliation_step_state_check;
ALTER TABLE hub.reconciliation_step ADD CONSTRAINT reconciliation_step_state_check
    CHECK (state IN ('waiting', 'running', 'completed', 'failed', 'suspended'));
