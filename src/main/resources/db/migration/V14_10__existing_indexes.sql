-- What people filter contacts, companies and deals by, as in V14_6. These tables may be large and are being written to, so
-- each index is built beside the writers. What an attempt that was cut short has left behind goes first.
SET client_min_messages = warning; -- that nothing is left behind is no news

DROP INDEX CONCURRENTLY IF EXISTS hub.entity_contact_by_primary_email;
CREATE INDEX CONCURRENTLY entity_contact_by_primary_email
    ON hub.entity_contact (hub.short(hub.first_text(data, '$.emails[*] ? (@.type == "primary").email ? (@ > "")')));
DROP INDEX CONCURRENTLY IF EXISTS hub.entity_contact_by_vat_number;
CREATE INDEX CONCURRENTLY entity_contact_by_vat_number
    ON hub.entity_contact (hub.short(data ->> 'vat_number'));
DROP INDEX CONCURRENTLY IF EXISTS hub.entity_contact_by_companies;
CREATE INDEX CONCURRENTLY entity_contact_by_companies
    ON hub.entity_contact USING gin (hub.as_array(data -> 'companies') jsonb_path_ops);
DROP INDEX CONCURRENTLY IF EXISTS hub.entity_contact_by_updated_at;
CREATE INDEX CONCURRENTLY entity_contact_by_updated_at
    ON hub.entity_contact (hub.as_timestamp(data ->> 'updated_at'));
DROP INDEX CONCURRENTLY IF EXISTS hub.entity_contact_by_changed_at;
CREATE INDEX CONCURRENTLY entity_contact_by_changed_at
    ON hub.entity_contact (changed_at);

DROP INDEX CONCURRENTLY IF EXISTS hub.entity_company_by_primary_email;
CREATE INDEX CONCURRENTLY entity_company_by_primary_email
    ON hub.entity_company (hub.short(hub.first_text(data, '$.emails[*] ? (@.type == "primary").email ? (@ > "")')));
DROP INDEX CONCURRENTLY IF EXISTS hub.entity_company_by_vat_number;
CREATE INDEX CONCURRENTLY entity_company_by_vat_number
    ON hub.entity_company (hub.short(data ->> 'vat_number'));
DROP INDEX CONCURRENTLY IF EXISTS hub.entity_company_by_updated_at;
CREATE INDEX CONCURRENTLY entity_company_by_updated_at
    ON hub.entity_company (hub.as_timestamp(data ->> 'updated_at'));
DROP INDEX CONCURRENTLY IF EXISTS hub.entity_company_by_changed_at;
CREATE INDEX CONCURRENTLY entity_company_by_changed_at
    ON hub.entity_company (changed_at);

DROP INDEX CONCURRENTLY IF EXISTS hub.entity_deal_by_lead_customer_id;
CREATE INDEX CONCURRENTLY entity_deal_by_lead_customer_id
    ON hub.entity_deal (hub.as_uuid(data #>> '{lead,customer,id}'));
DROP INDEX CONCURRENTLY IF EXISTS hub.entity_deal_by_status;
CREATE INDEX CONCURRENTLY entity_deal_by_status
    ON hub.entity_deal (hub.short(data ->> 'status'));
DROP INDEX CONCURRENTLY IF EXISTS hub.entity_deal_by_estimated_closing_date;
CREATE INDEX CONCURRENTLY entity_deal_by_estimated_closing_date
    ON hub.entity_deal (hub.as_date(data ->> 'estimated_closing_date'));
DROP INDEX CONCURRENTLY IF EXISTS hub.entity_deal_by_updated_at;
CREATE INDEX CONCURRENTLY entity_deal_by_updated_at
    ON hub.entity_deal (hub.as_timestamp(data ->> 'updated_at'));
DROP INDEX CONCURRENTLY IF EXISTS hub.entity_deal_by_changed_at;
CREATE INDEX CONCURRENTLY entity_deal_by_changed_at
    ON hub.entity_deal (changed_at);

-- The planner knows the values of an indexed expression from here on.
ANALYZE hub.entity_contact;
ANALYZE hub.entity_company;
ANALYZE hub.entity_deal;
RESET client_min_messages;
