-- Who reads the views: a group role that may read all of schema "teamleader", also what comes later, and nothing of
-- schema "hub". Give it to those who log in: GRANT teamleader_reader TO …
--
-- Roles belong to the whole server, and a managed one may let nobody but its administrator create them. Then he does:
-- CREATE ROLE teamleader_reader NOLOGIN; the hub gives it its rights at its next start.

-- Gives the role its rights in this database, if it is there and has not got them.
CREATE FUNCTION hub.grant_reader() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF to_regrole('teamleader_reader') IS NULL
        OR has_schema_privilege('teamleader_reader', 'teamleader', 'USAGE') THEN
        RETURN;
    END IF;
    GRANT USAGE ON SCHEMA teamleader TO teamleader_reader;
    GRANT SELECT ON ALL TABLES IN SCHEMA teamleader TO teamleader_reader;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA teamleader TO teamleader_reader;
    ALTER DEFAULT PRIVILEGES IN SCHEMA teamleader GRANT SELECT ON TABLES TO teamleader_reader;
    ALTER DEFAULT PRIVILEGES IN SCHEMA teamleader GRANT EXECUTE ON FUNCTIONS TO teamleader_reader;
END $$;

DO $$
BEGIN
    IF to_regrole('teamleader_reader') IS NULL THEN
        CREATE ROLE teamleader_reader NOLOGIN;
    END IF;
EXCEPTION
    WHEN insufficient_privilege THEN
        RAISE NOTICE 'the role teamleader_reader, which may read the views, could not be created: have an administrator '
            'run "CREATE ROLE teamleader_reader NOLOGIN" and restart the hub';
    WHEN duplicate_object OR unique_violation THEN
        NULL; -- by another database's hub, just now
END $$;

SELECT hub.grant_reader();
