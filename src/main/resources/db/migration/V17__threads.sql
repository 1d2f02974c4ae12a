-- Messages have no list but one per ticket, so a ticket's are listed when it has moved since they were.
CREATE TABLE hub.thread (
    ticket_id       uuid PRIMARY KEY,
    last_message_at text NOT NULL,
    listed_at       timestamptz NOT NULL
);
COMMENT ON COLUMN hub.thread.last_message_at IS 'What the ticket said of its last message when its messages were listed.';
