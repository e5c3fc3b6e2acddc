--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW v AS
SELECT t.a AS x FROM t WHERE t.b > 0;

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW v WITH (fillfactor = 70) AS
SELECT t.a AS x FROM t WHERE t.b > 0;

--- plan
ALTER MATERIALIZED VIEW v SET (fillfactor = 70);
--- undo
ALTER MATERIALIZED VIEW v RESET (fillfactor);
