-- At every start, before anything is written: rows must not land in a default partition because a hub was away for days.
SELECT hub.create_partitions((now() AT TIME ZONE 'UTC')::date);
