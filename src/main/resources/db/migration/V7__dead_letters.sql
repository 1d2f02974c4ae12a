-- Dead letters: how and when a key first failed, beside how it failed last, and what was discarded and why.
ALTER TABLE hub.stale
    ADD COLUMN first_error text,
    ADD COLUMN first_failed_at timestamptz,
    ADD COLUMN failed_at timestamptz;
UPDATE hub.stale SET first_error = last_error, first_failed_at = marked_at, failed_at = marked_at WHERE last_error IS NOT NULL;
-- Serves the list of dead letters, newest first.
CREATE INDEX stale_dead ON hub.stale (failed_at DESC, type, id) WHERE state = 'dead';
COMMENT ON COLUMN hub.stale.first_error IS 'The first failure since the key was last fetched; last_error is the latest.';

CREATE TABLE hub.discarded_letter (
    discarded_at    timestamptz NOT NULL,
    type            text NOT NULL,
    id              uuid NOT NULL,
    cause_class     text NOT NULL,
    attempts        int NOT NULL,
    first_error     text,
    last_error      text,
    first_failed_at timestamptz,
    failed_at       timestamptz,
    reason          text NOT NULL,
    PRIMARY KEY (discarded_at, type, id)
);
COMMENT ON TABLE hub.discarded_letter IS 'Dead letters an operator gave up, and why. A new event about the entity fetches it again.';
