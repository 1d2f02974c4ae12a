-- V14_10 and V16_1 build indexes outside a transaction, so Flyway remembers when they could not finish, and would refuse to go on until
-- somebody repairs that. They can simply be run again.
DO $$
BEGIN
    IF to_regclass('hub.flyway_schema_history') IS NOT NULL THEN
        DELETE FROM hub.flyway_schema_history WHERE version IN ('14.10', '16.1') AND NOT success;
    END IF;
END $$;
