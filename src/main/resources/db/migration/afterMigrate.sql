-- At every start, before anything is written: rows must not land in a default partition because a hub was away for days.
-- Those that are there already are no news, which Flyway would print as warnings.
SET client_min_messages = warning;
SELECT hub.create_partitions((now() AT TIME ZONE 'UTC')::date);
RESET client_min_messages;

-- An administrator may have created the role since.
SELECT hub.grant_reader();
