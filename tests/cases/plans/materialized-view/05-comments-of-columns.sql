--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW v WITH (fillfactor = 70) AS
SELECT t.a AS x FROM t WHERE t.b > 0;

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW v WITH (fillfactor = 70) AS
SELECT t.a AS x FROM t WHERE t.b > 0;
COMMENT ON COLUMN v.x IS 'one';

--- plan
COMMENT ON COLUMN v.x IS 'one';
--- undo
COMMENT ON COLUMN v.x IS NULL;
