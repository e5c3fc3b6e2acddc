--- before
CREATE TABLE t (id integer);

--- after
CREATE TABLE t (id integer, until date DEFAULT CURRENT_DATE + INTERVAL '1 year');
CREATE TABLE u (at timestamp with time zone DEFAULT now() - INTERVAL '1 hour' * 2, day date DEFAULT date_trunc('month', CURRENT_DATE + '1 mon'::interval)::date);

--- plan
CREATE TABLE IF NOT EXISTS u (
    at timestamp with time zone DEFAULT (now() - '1 hour'::interval * 2),
    day date DEFAULT (date_trunc('month', CURRENT_DATE + '1 mon'::interval)::date)
);
ALTER TABLE t ADD COLUMN IF NOT EXISTS until date DEFAULT (CURRENT_DATE + '1 year'::interval);
--- undo
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS until;
DROP TABLE IF EXISTS u;
