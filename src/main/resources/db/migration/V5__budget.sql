-- What all processes know about the call budget besides its slots: one row.
CREATE TABLE hub.api_budget (
    one          boolean PRIMARY KEY DEFAULT true CHECK (one),
    paused_until timestamptz NOT NULL DEFAULT '-infinity',
    refusals     int NOT NULL DEFAULT 0,
    said         int,
    said_at      timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO hub.api_budget DEFAULT VALUES;
COMMENT ON COLUMN hub.api_budget.refusals IS 'Pauses in a row, each begun by a call that was made after the one before.';
COMMENT ON COLUMN hub.api_budget.said IS 'The limit that the server named last; used when it is lower than the one configured.';

-- Who waits for a permit, in which class; forgotten when it does not ask again.
CREATE TABLE hub.api_waiter (
    id         uuid PRIMARY KEY,
    call_class smallint NOT NULL,
    until      timestamptz NOT NULL
);

COMMENT ON COLUMN hub.api_slot.taken_by IS 'Who calls with it, or "others": held back because the server counts calls that are not ours.';
