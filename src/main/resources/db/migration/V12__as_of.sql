-- "What did this look like last Tuesday": documents as the mirror had them at an instant, from the current rows and what
-- each change replaced. What was not changed within history's retention is what it is now.
--
-- With the rights of their owner, as views have: whoever may use schema "teamleader" needs none on schema "hub".

CREATE FUNCTION teamleader.all_as_of(of_type text, at_instant timestamptz) RETURNS TABLE (id uuid, data jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT e.id, CASE WHEN next.seq IS NULL THEN e.data ELSE next.before END
    FROM hub.entity e
    LEFT JOIN (SELECT DISTINCT ON (c.id) c.id, c.seq, c.operation, c.before FROM hub.entity_change c
               WHERE c.type = of_type AND c.at > at_instant ORDER BY c.id, c.seq) AS next ON next.id = e.id
    WHERE e.type = of_type
      AND CASE WHEN next.seq IS NULL THEN e.deleted_at IS NULL AND e.first_seen_at <= at_instant
               ELSE next.operation IN ('update', 'delete') END
$$;
COMMENT ON FUNCTION teamleader.all_as_of IS
    'All entities of a type (contact, company, deal) that the mirror had as live at that instant, with their documents then.';

CREATE FUNCTION teamleader.as_of(of_type text, of_id uuid, at_instant timestamptz) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN next.seq IS NULL THEN e.data ELSE next.before END
    FROM hub.entity e
    LEFT JOIN LATERAL (SELECT c.seq, c.operation, c.before FROM hub.entity_change c
                       WHERE c.type = e.type AND c.id = e.id AND c.at > at_instant ORDER BY c.seq LIMIT 1) AS next ON true
    WHERE e.type = of_type AND e.id = of_id
      AND CASE WHEN next.seq IS NULL THEN e.deleted_at IS NULL AND e.first_seen_at <= at_instant
               ELSE next.operation IN ('update', 'delete') END
$$;
COMMENT ON FUNCTION teamleader.as_of IS
    'The document of an entity as the mirror had it at that instant; NULL when it was not there, not known yet, or deleted.';

REVOKE EXECUTE ON FUNCTION teamleader.as_of, teamleader.all_as_of FROM PUBLIC;
