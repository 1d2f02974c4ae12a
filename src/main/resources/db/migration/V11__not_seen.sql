-- As before, but a document is opened only when the listing did not show it.
CREATE OR REPLACE FUNCTION hub.not_seen(run uuid, of_type text, began timestamptz, of_status text) RETURNS SETOF uuid
LANGUAGE sql STABLE SET enable_nestloop = off AS $$
    WITH missing AS MATERIALIZED (
        SELECT e.id, e.data FROM hub.entity e
        WHERE e.type = of_type AND e.deleted_at IS NULL AND e.first_seen_at < began
          AND NOT EXISTS (SELECT 1 FROM hub.reconciliation_seen s
                          WHERE s.reconciliation_id = run AND s.type = e.type AND s.id = e.id))
    SELECT id FROM missing WHERE of_status = '' OR data ->> 'status' = of_status
$$;
