-- Contacts, companies and deals get custom_fields_by_label, and what they are looked up by is bounded as in V14.
--
-- People may be reading these views. Replacing one waits for its readers, and new readers wait for that; so it waits a
-- moment only, lets everybody through, and tries again.
DO $$
DECLARE
    of_view  text;
    source   regclass;
    attempts int := 0;
BEGIN
    PERFORM set_config('lock_timeout', '100ms', true);
    LOOP
        BEGIN
            FOREACH of_view IN ARRAY ARRAY['contacts', 'companies', 'deals'] LOOP
                source := format('teamleader.%I', of_view || '_all')::regclass;
                EXECUTE (
                    SELECT format('CREATE OR REPLACE VIEW %s AS SELECT %s, '
                            'hub.by_label(v.custom_fields, (SELECT l.labels FROM hub.custom_field_labels l)) '
                            'AS custom_fields_by_label FROM (%s) AS v',
                        source,
                        string_agg(format(CASE
                                WHEN attname IN ('primary_email', 'vat_number')
                                    OR of_view = 'deals' AND attname = 'status' THEN 'hub.short(v.%1$I) AS %1$I'
                                ELSE 'v.%1$I'
                            END, attname), ', ' ORDER BY attnum),
                        rtrim(pg_get_viewdef(source), ';'))
                    FROM pg_attribute WHERE attrelid = source AND attnum > 0);
                EXECUTE format('COMMENT ON COLUMN %s.custom_fields_by_label IS %L', source,
                    'Custom fields: object of value by label. Where two definitions of the context share a label, the '
                    'later one has a part of its id behind: Label (1a2b3c4d).');
                -- The comment of the live view is kept.
                PERFORM hub.create_live_view(of_view, obj_description(format('teamleader.%I', of_view)::regclass));
            END LOOP;
            RETURN;
        EXCEPTION WHEN lock_not_available THEN
            attempts := attempts + 1;
            IF attempts > 80 THEN
                RAISE EXCEPTION 'teamleader.% is being read without a break: start again once that query has ended',
                    of_view;
            END IF;
            PERFORM pg_sleep(0.4);
        END;
    END LOOP;
END $$;
