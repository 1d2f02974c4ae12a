-- Pages in the order of commits: "what changed after that". Contacts, companies and deals may be many and are being written to,
-- so theirs are built beside the writers; the other partitions are empty yet. What an attempt that was cut short has left
-- behind goes first.
SET client_min_messages = warning; -- that nothing is left behind is no news

DROP INDEX IF EXISTS hub.entity_in_order; -- with the parts that were attached to it
CREATE INDEX entity_in_order ON ONLY hub.entity (change_seq, id);
DROP INDEX CONCURRENTLY IF EXISTS hub.entity_contact_in_order;
CREATE INDEX CONCURRENTLY entity_contact_in_order ON hub.entity_contact (change_seq, id);
ALTER INDEX hub.entity_in_order ATTACH PARTITION hub.entity_contact_in_order;
DROP INDEX CONCURRENTLY IF EXISTS hub.entity_company_in_order;
CREATE INDEX CONCURRENTLY entity_company_in_order ON hub.entity_company (change_seq, id);
ALTER INDEX hub.entity_in_order ATTACH PARTITION hub.entity_company_in_order;
DROP INDEX CONCURRENTLY IF EXISTS hub.entity_deal_in_order;
CREATE INDEX CONCURRENTLY entity_deal_in_order ON hub.entity_deal (change_seq, id);
ALTER INDEX hub.entity_in_order ATTACH PARTITION hub.entity_deal_in_order;
DO $$
DECLARE
    part text;
BEGIN
    FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'hub.entity'::regclass
          AND c.relname NOT IN ('entity_contact', 'entity_company', 'entity_deal')
    LOOP
        EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON hub.%I (change_seq, id)', part || '_in_order', part);
        EXECUTE format('ALTER INDEX hub.entity_in_order ATTACH PARTITION hub.%I', part || '_in_order');
    END LOOP;
END $$;

-- Reads all of it, and lets everybody write meanwhile.
ALTER TABLE hub.entity_change VALIDATE CONSTRAINT entity_change_operation_check;
RESET client_min_messages;
