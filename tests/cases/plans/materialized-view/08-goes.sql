--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW v WITH (fillfactor = 70) AS
SELECT t.a AS x FROM t WHERE t.b > 0;
ALTER MATERIALIZED VIEW v OWNER TO pg_monitor;
COMMENT ON MATERIALIZED VIEW v IS 'one';
COMMENT ON COLUMN v.x IS 'one';

--- after

--- plan
DROP MATERIALIZED VIEW IF EXISTS v;
DROP TABLE IF EXISTS t;
--- undo
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW IF NOT EXISTS v WITH (fillfactor = 70) AS
SELECT t.a AS x FROM t WHERE t.b > 0;
ALTER MATERIALIZED VIEW v OWNER TO pg_monitor;
COMMENT ON MATERIALIZED VIEW v IS 'one';
COMMENT ON COLUMN v.x IS 'one';
--- not undone
the rows of t
