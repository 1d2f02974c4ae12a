-- V14_10 builds indexes outside a transaction, so Flyway remembers when it could not finish, and would refuse to go on until
-- somebody repairs that. It can simply be run again.
DO $$
BEGIN
    IF to_regclass('hub.flyway_schema_history') IS NOT NULL THEN
        DELETE FROM hub.flyway_schema_history WHERE version = '14.10' AND NOT success;
    END IF;
END $$;
