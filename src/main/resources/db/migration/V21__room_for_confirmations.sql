-- Most looks at an entity find nothing new, and only note how new its row is proven to be. Such a note touches no index as long as the
-- row's page has room for another version of it: documents of up to 2 KB are in the row. For pages filled from now on; blocks nobody.
DO $$
DECLARE
    part text;
BEGIN
    FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'hub.entity'::regclass
    LOOP
        EXECUTE format('ALTER TABLE hub.%I SET (fillfactor = 70)', part);
    END LOOP;
END $$;
