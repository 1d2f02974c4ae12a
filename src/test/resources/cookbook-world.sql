-- A small company with something to answer each question of src/docs/cookbook.md. Dates are relative to today.

CREATE FUNCTION pg_temp.key(name text) RETURNS uuid LANGUAGE sql AS $$ SELECT md5(name)::uuid $$;
CREATE FUNCTION pg_temp.ref(type text, name text) RETURNS jsonb LANGUAGE sql AS $$
    SELECT jsonb_build_object('type', type, 'id', pg_temp.key(name)) $$;
CREATE FUNCTION pg_temp.eur(amount numeric) RETURNS jsonb LANGUAGE sql AS $$
    SELECT jsonb_build_object('amount', amount, 'currency', 'EUR') $$;
CREATE FUNCTION pg_temp.at(instant timestamptz) RETURNS text LANGUAGE sql AS $$
    SELECT to_char(instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"') $$;
CREATE FUNCTION pg_temp.put(type text, id uuid, document jsonb, deleted_at timestamptz DEFAULT NULL) RETURNS void
    LANGUAGE sql AS $$
    INSERT INTO hub.entity (type, id, data, listed_seq, listed_as_of, info_seq, info_as_of, first_seen_at, changed_at,
        deleted_at)
    VALUES (type, id, jsonb_build_object('id', id) || document, 1, now(), 2, now(), now() - interval '2 years',
        coalesce(deleted_at, now() - interval '1 hour'), deleted_at) $$;

SELECT pg_temp.put(type, pg_temp.key(name), jsonb_build_object('name', coalesce(label, name)))
FROM (VALUES ('dealPipeline', 'sales', NULL), ('dealSource', 'fair', 'Trade fair'), ('lostReason', 'price', 'Too expensive'),
      ('workType', 'design', 'Design'), ('team', 'helpers', 'Helpers')) AS reference (type, name, label);
SELECT pg_temp.put('dealPhase', pg_temp.key(name), jsonb_build_object('name', name, 'probability', probability))
FROM (VALUES ('contacted', 0.25), ('offered', 0.5)) AS phase (name, probability);
SELECT pg_temp.put('user', pg_temp.key(name), jsonb_build_object('first_name', name, 'last_name', 'Baker'))
FROM (VALUES ('Ada'), ('Bob')) AS colleague (name);

SELECT pg_temp.put('customFieldDefinition', pg_temp.key(label),
    jsonb_build_object('context', 'contact', 'type', type, 'label', label))
FROM (VALUES ('Region', 'single_line'), ('Contract until', 'date')) AS definition (label, type);

SELECT pg_temp.put('company', '11111111-1111-1111-1111-111111111111', jsonb_build_object('name', 'Acme', 'status', 'active',
    'vat_number', 'BE0899623035', 'emails', jsonb_build_array(jsonb_build_object('type', 'primary', 'email', 'info@acme.example')),
    'responsible_user', pg_temp.ref('user', 'Ada')));
SELECT pg_temp.put('company', pg_temp.key('Quiet'), jsonb_build_object('name', 'Quiet', 'status', 'active'));
SELECT pg_temp.put('company', pg_temp.key('Mill'), jsonb_build_object('name', 'Mill', 'status', 'active'));
SELECT pg_temp.put('company', pg_temp.key('Gone'), jsonb_build_object('name', 'Gone'), now() - interval '3 days');

SELECT pg_temp.put('contact', pg_temp.key(name), jsonb_build_object('first_name', name, 'last_name', 'Jones',
    'emails', jsonb_build_array(jsonb_build_object('type', 'primary', 'email', 'jones@acme.example')),
    'added_at', pg_temp.at(now() - interval '1 year'),
    'companies', jsonb_build_array(jsonb_build_object('position', position, 'decision_maker', decides,
        'company', jsonb_build_object('type', 'company', 'id', '11111111-1111-1111-1111-111111111111'))),
    'custom_fields', jsonb_build_array(
        jsonb_build_object('definition', pg_temp.ref('customFieldDefinition', 'Region'), 'value', region),
        jsonb_build_object('definition', pg_temp.ref('customFieldDefinition', 'Contract until'), 'value', '2024-12-31'))))
FROM (VALUES ('Carol', 'Buyer', true, 'North'), ('Dan', 'Cook', false, 'South')) AS contact (name, position, decides, region);

-- Acme was called Acne until yesterday.
INSERT INTO hub.entity_change (at, seq, type, id, operation, cause, changed, before)
VALUES (now() - interval '1 day', 1, 'company', '11111111-1111-1111-1111-111111111111', 'update', 'webhook', '{/name}',
    '{"name": "Acne"}');

SELECT pg_temp.put('deal', pg_temp.key('deal ' || title), jsonb_build_object('title', title, 'status', status,
    'lead', jsonb_build_object('customer', jsonb_build_object('type', 'company', 'id', '11111111-1111-1111-1111-111111111111')),
    'estimated_value', pg_temp.eur(value), 'weighted_value', pg_temp.eur(value / 4), 'pipeline', pg_temp.ref('dealPipeline', 'sales'),
    'current_phase', pg_temp.ref('dealPhase', phase), 'source', pg_temp.ref('dealSource', 'fair'),
    'responsible_user', pg_temp.ref('user', 'Ada'), 'estimated_closing_date', current_date - 10,
    'updated_at', pg_temp.at(now()), 'closed_at', CASE WHEN status <> 'open' THEN pg_temp.at(now() - interval '9 days') END,
    'lost_reason', CASE WHEN status = 'lost' THEN jsonb_build_object('reason', pg_temp.ref('lostReason', 'price')) END,
    'phase_history', jsonb_build_array(
        jsonb_build_object('phase', pg_temp.ref('dealPhase', 'contacted'), 'started_at', pg_temp.at(now() - interval '30 days')),
        jsonb_build_object('phase', pg_temp.ref('dealPhase', 'offered'), 'started_at', pg_temp.at(now() - interval '20 days')))))
FROM (VALUES ('Bread', 'open', 1000, 'contacted'), ('Cake', 'open', 500, 'offered'), ('Pie', 'won', 2000, 'offered'),
      ('Tart', 'won', 100, 'offered'), ('Scone', 'lost', 300, 'offered')) AS deal (title, status, value, phase);
INSERT INTO hub.entity_change (at, seq, type, id, operation, cause, changed, before)
SELECT now() - interval '1 day', 2, 'deal', id, 'update', 'webhook', '{/estimated_value/amount}',
    jsonb_set(data, '{estimated_value,amount}', '800')
FROM hub.entity WHERE type = 'deal' AND data ->> 'title' = 'Bread';

SELECT pg_temp.put('quotation', pg_temp.key('quotation ' || n), jsonb_build_object('name', 'Offer ' || n,
    'status', CASE WHEN n = 1 THEN 'accepted' ELSE 'open' END, 'created_at', '2026-02-0' || n || 'T10:00:00+00:00',
    'deal', pg_temp.ref('deal', 'deal Pie'), 'total', jsonb_build_object('tax_exclusive', pg_temp.eur(n * 100))))
FROM generate_series(1, 4) AS n;

SELECT pg_temp.put('product', pg_temp.key('flour'), '{"name": "Flour", "code": "F-1"}');
SELECT pg_temp.put('invoice', pg_temp.key('invoice ' || n), jsonb_build_object('invoice_number', '2026 / ' || n, 'status', status,
    'invoice_date', current_date - age, 'due_on', current_date - age + 30, 'paid', status = 'matched',
    'paid_at', CASE WHEN status = 'matched' THEN pg_temp.at(current_date - age + 40 + interval '12 hours') END,
    'invoicee', jsonb_build_object('name', 'Acme',
        'customer', jsonb_build_object('type', 'company', 'id', '11111111-1111-1111-1111-111111111111')),
    'total', jsonb_build_object('tax_exclusive', pg_temp.eur(amount), 'payable', pg_temp.eur(amount * 1.21),
        'due', pg_temp.eur(CASE WHEN status = 'outstanding' THEN amount * 1.21 ELSE 0 END)),
    'grouped_lines', jsonb_build_array(jsonb_build_object('section', '{"title": "Goods"}'::jsonb, 'line_items', jsonb_build_array(
        jsonb_build_object('product', pg_temp.ref('product', 'flour'), 'quantity', 2, 'description', 'Flour',
            'total', jsonb_build_object('tax_exclusive', pg_temp.eur(amount))))))))
FROM (VALUES (1, 'matched', 100, 1000), (2, 'outstanding', 90, 500), (3, 'outstanding', 60, 250), (4, 'outstanding', 5, 70),
      (5, 'draft', 1, 9999)) AS invoice (n, status, age, amount);
SELECT pg_temp.put('creditNote', pg_temp.key('credit'), jsonb_build_object('credit_note_date', current_date - 100,
    'total', jsonb_build_object('tax_exclusive', pg_temp.eur(300))));

SELECT pg_temp.put('subscription', pg_temp.key(title), jsonb_build_object('title', title, 'status', status,
    'invoicee', jsonb_build_object('customer', pg_temp.ref('company', 'Quiet')), 'next_renewal_date', current_date + 10,
    'billing_cycle', jsonb_build_object('periodicity', jsonb_build_object('unit', unit, 'period', period)),
    'total', jsonb_build_object('tax_exclusive', pg_temp.eur(amount))))
FROM (VALUES ('Monthly', 'active', 'month', 1, 100), ('Quarterly', 'active', 'month', 3, 600), ('Yearly', 'active', 'year', 1, 1200),
      ('Over', 'deactivated', 'month', 1, 5000)) AS subscription (title, status, unit, period, amount);

SELECT pg_temp.put('incomingInvoice', pg_temp.key('incoming'), jsonb_build_object('supplier', pg_temp.ref('company', 'Mill'),
    'payment_status', 'partially_paid', 'review_status', 'approved', 'due_date', current_date + 3, 'currency', '{"code": "EUR"}'::jsonb,
    'total', '{"tax_inclusive": {"amount": 121}}'::jsonb, 'paid_amount', 21));

SELECT pg_temp.put('call', pg_temp.key('call'), jsonb_build_object('scheduled_at', pg_temp.at(now() - interval '1 year'),
    'participant', jsonb_build_object('customer', pg_temp.ref('company', 'Quiet'))));
SELECT pg_temp.put('ticket', pg_temp.key('ticket ' || n), jsonb_build_object('reference', n, 'subject', 'Crumbs',
    'customer', jsonb_build_object('type', 'company', 'id', '11111111-1111-1111-1111-111111111111'),
    'created_at', pg_temp.at(now() - n * interval '3 days'),
    'closed_at', CASE WHEN n = 3 THEN pg_temp.at(now()) END))
FROM generate_series(1, 3) AS n;
SELECT pg_temp.put('ticketMessage', pg_temp.key('message ' || n),
    jsonb_build_object('ticket', pg_temp.ref('ticket', 'ticket 2'), 'body', 'Sorry'))
FROM generate_series(1, 2) AS n;

SELECT pg_temp.put('nextgenProject', pg_temp.key('shop'), jsonb_build_object('title', 'Web shop', 'status', 'open',
    'customers', jsonb_build_array(pg_temp.ref('company', 'Quiet')),
    'time_budget', '{"value": 3600, "unit": "seconds"}'::jsonb, 'time_tracked', '{"value": 9000, "unit": "seconds"}'::jsonb));
SELECT pg_temp.put('nextgenTask', pg_temp.key('pictures'), jsonb_build_object('project', pg_temp.ref('nextgenProject', 'shop')));
SELECT pg_temp.put('project', pg_temp.key('oven'), '{"title": "Oven"}');
SELECT pg_temp.put('milestone', pg_temp.key('bricks'), jsonb_build_object('project', pg_temp.ref('project', 'oven')));
SELECT pg_temp.put('timeTracking', pg_temp.key('time ' || n), jsonb_build_object('user', pg_temp.ref('user', who), 'duration', seconds,
    'started_on', (date_trunc('month', current_date) - interval '1 month')::date + n, 'invoiceable', n <> 2,
    'subject', pg_temp.ref(type, subject)))
FROM (VALUES (1, 'Ada', 5400, 'nextgenTask', 'pictures'), (2, 'Ada', 3600, 'nextgenTask', 'pictures'),
      (3, 'Bob', 1800, 'milestone', 'bricks')) AS spent (n, who, seconds, type, subject);
SELECT pg_temp.put('task', pg_temp.key('task ' || n), jsonb_build_object('title', 'Task', 'completed', n = 3,
    'due_on', current_date - n, 'assignee', CASE WHEN n = 1 THEN pg_temp.ref('team', 'helpers') END))
FROM generate_series(1, 3) AS n;
SELECT pg_temp.put('event', pg_temp.key('event'), jsonb_build_object('title', 'Fair', 'location', 'Ghent',
    'starts_at', pg_temp.at(date_trunc('week', now()) + interval '8 days'),
    'ends_at', pg_temp.at(date_trunc('week', now()) + interval '8 days 90 minutes'),
    'attendees', jsonb_build_array(pg_temp.ref('user', 'Ada'))));
