-- This hub's webhook URLs, by number; the number is part of what is signed, but for 0, the URL of hubs that never rotated.
CREATE TABLE hub.webhook_url (
    serial          int PRIMARY KEY CHECK (serial >= 0),
    state           text NOT NULL CHECK (state IN ('registering', 'current', 'leaving', 'retired')),
    requested_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    registered_at   timestamptz,
    first_event_at  timestamptz,
    unregistered_at timestamptz,
    retired_at      timestamptz
);
-- One rotation at a time.
CREATE UNIQUE INDEX webhook_url_one_of_each ON hub.webhook_url (state) WHERE state <> 'retired';
COMMENT ON TABLE hub.webhook_url IS 'Webhook URLs: all but the retired ones are accepted.';
COMMENT ON COLUMN hub.webhook_url.registered_at IS 'When Teamleader first listed it with every type.';
COMMENT ON COLUMN hub.webhook_url.first_event_at IS 'When the first event came on it: from then on the one before may go.';
COMMENT ON COLUMN hub.webhook_url.unregistered_at IS 'When Teamleader no longer listed it; it is accepted for a minute more.';
INSERT INTO hub.webhook_url (serial, state) VALUES (0, 'current');

ALTER TABLE hub.webhook_registration ADD COLUMN incomplete boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN hub.webhook_registration.incomplete IS 'Something was missing since; a gap is noted once all is registered.';

-- Serves the look whether a signed request was logged before; the id of such an event is made of the sender's.
CREATE INDEX event_log_by_signed_id ON hub.event_log (event_id) WHERE signing_key LIKE '%request-%';
COMMENT ON COLUMN hub.event_log.signing_key IS 'What vouched for it: the key id of its URL, request-<id of the secret>, or both with a plus between; replay for one that had been rejected.';
