--- before
CREATE TABLE t (a integer);
CREATE TABLE below (c integer) INHERITS (t);
GRANT SELECT ON t TO pg_monitor;

--- after
CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS IDENTITY);
GRANT SELECT (b) ON t TO pg_monitor;

--- plan
DROP TABLE IF EXISTS below;
ALTER TABLE t ADD COLUMN IF NOT EXISTS b integer GENERATED ALWAYS AS IDENTITY;
GRANT SELECT (b) ON TABLE t TO pg_monitor;
REVOKE SELECT ON TABLE t FROM pg_monitor;
GRANT SELECT (b) ON TABLE t TO pg_monitor;
--- undo
CREATE TABLE IF NOT EXISTS below (
    c integer
) INHERITS (t);
GRANT SELECT ON TABLE t TO pg_monitor;
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS b;
--- not undone
the rows of below
