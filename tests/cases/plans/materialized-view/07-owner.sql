--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW v WITH (fillfactor = 70) AS
SELECT t.a AS x FROM t WHERE t.b > 0;
COMMENT ON MATERIALIZED VIEW v IS 'one';
COMMENT ON COLUMN v.x IS 'one';

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW v WITH (fillfactor = 70) AS
SELECT t.a AS x FROM t WHERE t.b > 0;
ALTER MATERIALIZED VIEW v OWNER TO pg_monitor;
COMMENT ON MATERIALIZED VIEW v IS 'one';
COMMENT ON COLUMN v.x IS 'one';

--- plan
ALTER MATERIALIZED VIEW v OWNER TO pg_monitor;
--- undo
--- not undone
the owner of materialized view v, which nothing had said
