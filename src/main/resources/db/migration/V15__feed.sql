-- The feed: every change of the mirror, in the order of its number, to Kafka.

-- The number of a row's latest change: what a record says about a row is as new as that.
ALTER TABLE hub.entity ADD COLUMN change_seq bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN hub.entity.change_seq IS 'Number of its latest change in history, so in the order of commits; 0 when that was before these numbers were kept.';
-- Not filled in for what is there: that would keep writers waiting as long as it takes. Such rows have 0 until they change.

CREATE TABLE hub.feed_cursor (
    one           boolean PRIMARY KEY DEFAULT true CHECK (one),
    seq           bigint NOT NULL,
    topic_id      text NOT NULL DEFAULT '',
    moved_at      timestamptz NOT NULL,
    published     bigint NOT NULL DEFAULT 0,
    oversize      bigint NOT NULL DEFAULT 0,
    last_error    text,
    last_error_at timestamptz
);
COMMENT ON COLUMN hub.feed_cursor.seq IS 'Every change up to this number is published, or was superseded by one that is or will be.';
COMMENT ON COLUMN hub.feed_cursor.topic_id IS 'Kafka''s id of the topic that has it all: another topic of the same name is new, and everything is published again.';
COMMENT ON COLUMN hub.feed_cursor.oversize IS 'Records so far that point to a document because it is too large for the topic.';
-- What was there before the feed comes with the first topic, which is new.
INSERT INTO hub.feed_cursor (seq, moved_at) SELECT coalesce(max(seq), 0), clock_timestamp() FROM hub.entity_change;

CREATE TABLE hub.feed_republish (
    one          boolean PRIMARY KEY DEFAULT true CHECK (one),
    run          uuid NOT NULL,
    cause        text NOT NULL CHECK (cause IN ('operator', 'topic', 'database')),
    requested_at timestamptz NOT NULL,
    up_to        bigint NOT NULL,
    next_type    text,
    next_id      uuid NOT NULL,
    published    bigint NOT NULL DEFAULT 0,
    finished_at  timestamptz
);
COMMENT ON TABLE hub.feed_republish IS 'The latest publication of every row, type by type, id by id; next_type is null once it is over.';
COMMENT ON COLUMN hub.feed_republish.up_to IS 'Where the feed was when it was asked for: rows that changed since are published by their changes.';
COMMENT ON COLUMN hub.feed_republish.cause IS 'An operator asked; the topic is a new one; the database is older than what was published.';

-- Up to where history is in the feed: nothing beyond it may be dropped.
CREATE FUNCTION hub.feed_position() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT seq FROM hub.feed_cursor
$$;
