-- What became of a consent link, so that the process that made it can say so when another one took the redirect. A used or
-- expired link is kept for a day, so that whoever opens it again is told which of the two it is.
ALTER TABLE hub.oauth_state
    ADD COLUMN used_at timestamptz,
    ADD COLUMN outcome text CHECK (outcome IN ('accepted', 'rejected')),
    ADD COLUMN reason  text;
COMMENT ON COLUMN hub.oauth_state.reason IS 'Why it was rejected, for people.';
