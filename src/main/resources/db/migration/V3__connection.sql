-- The connection that cannot be lost: who is renewing, when to try again, and which environment the tokens belong to.
ALTER TABLE hub.connection
    ADD COLUMN intent_by            text,
    ADD COLUMN intent_at            timestamptz,
    ADD COLUMN attempts             int NOT NULL DEFAULT 0,
    ADD COLUMN retry_at             timestamptz,
    ADD COLUMN environment_client   text,
    ADD COLUMN environment_redirect text,
    ADD COLUMN environment_database text,
    DROP CONSTRAINT connection_state_check,
    ADD CONSTRAINT connection_state_check CHECK (state IN ('connected', 'needs_reauthorisation', 'disconnected'));
COMMENT ON COLUMN hub.connection.intent_by IS 'The process that is about to use the refresh token, or is using it; committed before the call leaves. Others respect it for 20 s.';
COMMENT ON COLUMN hub.connection.retry_at IS 'Teamleader did not answer the last renewal: nobody tries again before.';
COMMENT ON COLUMN hub.connection.environment_database IS 'System identifier of the cluster and oid of the database the tokens were stored in: a copy has another one and leaves them alone.';
