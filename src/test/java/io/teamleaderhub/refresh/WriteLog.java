package io.teamleaderhub.refresh;

import io.teamleaderhub.dev.servers.DatabaseAccess;
import io.teamleaderhub.support.Query;
import java.sql.SQLException;
import java.util.List;

/**
 * Logs every write of {@code hub.entity} by a trigger, in the writer's own transaction, and finds what is wrong with them.
 * Documents are those of {@link Origin}: the numbers in them say how old each part is. Another trigger lets a process die
 * while it writes or settles.
 */
final class WriteLog {
    private WriteLog() {}

    /** Creates the log and its triggers. */
    static void install(DatabaseAccess database) throws SQLException {
        Query.execute(database, """
                CREATE SCHEMA chain;
                CREATE TABLE chain.death (place text);
                CREATE TABLE chain.write (
                    n bigserial PRIMARY KEY, at timestamptz, type text, id uuid, listed_seq bigint, info_seq bigint,
                    deleted_at timestamptz, hash text, common int, info int, listed int);
                CREATE FUNCTION chain.die(wanted text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
                    IF EXISTS (SELECT 1 FROM chain.death WHERE place = wanted) THEN
                        RAISE EXCEPTION 'the process dies' USING ERRCODE = '58000';
                    END IF;
                END $$;
                CREATE FUNCTION chain.written() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    INSERT INTO chain.write (at, type, id, listed_seq, info_seq, deleted_at, hash, common, info, listed)
                    VALUES (clock_timestamp(), NEW.type, NEW.id, NEW.listed_seq, NEW.info_seq, NEW.deleted_at,
                        md5(NEW.data::text),
                        coalesce(NEW.data ->> 'last_name', NEW.data ->> 'name', NEW.data ->> 'title')::int,
                        coalesce(NEW.data ->> 'remarks', NEW.data #>> '{quotations,0,id}')::int,
                        (NEW.data #>> '{primary_address,city}')::int);
                    PERFORM chain.die('write');
                    RETURN NULL;
                END $$;
                CREATE TRIGGER written AFTER INSERT OR UPDATE ON hub.entity
                    FOR EACH ROW EXECUTE FUNCTION chain.written();
                CREATE FUNCTION chain.settled() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    PERFORM chain.die('settle');
                    RETURN NULL;
                END $$;
                CREATE TRIGGER settled AFTER UPDATE OR DELETE ON hub.stale
                    FOR EACH ROW WHEN (OLD.claim_token IS NOT NULL) EXECUTE FUNCTION chain.settled();
                """);
    }

    /** Writes that were older than what they replaced, in one of the truths or anywhere in the document. */
    static List<String> regressions(DatabaseAccess database) throws SQLException {
        return Query.firstColumn(database, """
                SELECT 'written over what is newer: ' || w::text || ' after ' || before::text
                FROM (SELECT w, lag(w) OVER (PARTITION BY type, id ORDER BY n) AS before FROM chain.write w) l
                WHERE (before).listed_seq > coalesce((w).listed_seq, 0)
                   OR (before).info_seq > coalesce((w).info_seq, 0)
                   OR (before).common > coalesce((w).common, 0)
                   OR (before).info > coalesce((w).info, 0)
                   OR (before).listed > coalesce((w).listed, 0)
                """);
    }

    /** Changes without their line of history, lines without a change, and lines that say something else. */
    static List<String> wrongHistory(DatabaseAccess database) throws SQLException {
        return Query.firstColumn(database, """
                WITH write AS (
                    SELECT type, id, n, hash, deleted_at IS NOT NULL AS gone, lag(hash) OVER e AS before,
                        lag(deleted_at) OVER e IS NOT NULL AS was_gone
                    FROM chain.write WINDOW e AS (PARTITION BY type, id ORDER BY n)),
                change AS (
                    SELECT type, id, before, row_number() OVER (PARTITION BY type, id ORDER BY n) AS k,
                        CASE WHEN before IS NULL THEN 'create' WHEN gone AND NOT was_gone THEN 'delete'
                             WHEN was_gone AND NOT gone THEN 'revive' ELSE 'update' END AS operation
                    FROM write WHERE hash IS DISTINCT FROM before OR gone <> was_gone),
                line AS (
                    SELECT type, id, md5(before::text) AS before, operation,
                        row_number() OVER (PARTITION BY type, id ORDER BY seq) AS k
                    FROM hub.entity_change)
                SELECT 'change ' || coalesce(c::text, 'none') || ', history ' || coalesce(l::text, 'none')
                FROM change c FULL JOIN line l ON l.type = c.type AND l.id = c.id AND l.k = c.k
                WHERE c.k IS NULL OR l.k IS NULL OR c.operation <> l.operation OR c.before IS DISTINCT FROM l.before
                """);
    }
}
