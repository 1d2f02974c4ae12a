-- Rejected events as operators see them: what is to be mended, the tries to read them again, and those given up.
ALTER TABLE hub.rejected_event
    ADD COLUMN cause text,
    ADD COLUMN replays int NOT NULL DEFAULT 0,
    ADD COLUMN replayed_at timestamptz;
UPDATE hub.rejected_event SET cause = CASE
    WHEN reason LIKE '%not {type%' THEN 'unreadable'
    WHEN reason LIKE 'not written by the door%' THEN 'not_by_the_door'
    WHEN reason LIKE '%is no id' THEN 'no_id'
    WHEN reason LIKE 'the database refuses%' THEN 'refused'
    ELSE 'unreadable' END;
ALTER TABLE hub.rejected_event
    ALTER COLUMN cause SET NOT NULL,
    ADD CHECK (cause IN ('unreadable', 'not_by_the_door', 'no_id', 'refused', 'failed'));
-- Serves the list, newest first.
CREATE INDEX rejected_event_newest ON hub.rejected_event (received_at DESC, id DESC);
-- Serves a replay of many, those longest not tried first.
CREATE INDEX rejected_event_untried ON hub.rejected_event (replayed_at NULLS FIRST, received_at, id);
COMMENT ON COLUMN hub.rejected_event.replays IS 'How often its bytes were read again and still could not be taken in.';

CREATE TABLE hub.discarded_event (
    id           uuid PRIMARY KEY,
    received_at  timestamptz NOT NULL,
    origin       text NOT NULL,
    cause        text NOT NULL,
    rejected_for text NOT NULL,
    body         bytea NOT NULL,
    replays      int NOT NULL,
    replayed_at  timestamptz,
    discarded_at timestamptz NOT NULL,
    reason       text NOT NULL
);
COMMENT ON TABLE hub.discarded_event IS 'Rejected events an operator gave up, and why ("reason"); "rejected_for" is why they had been rejected.';

-- Serves one entity's story.
CREATE INDEX discarded_letter_by_entity ON hub.discarded_letter (type, id, discarded_at);
