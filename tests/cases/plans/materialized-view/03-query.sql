--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW v AS
SELECT t.a FROM t WHERE t.b > 0;

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW v AS
SELECT t.a AS x FROM t WHERE t.b > 0;

--- plan
ALTER MATERIALIZED VIEW v RENAME COLUMN a TO x;
--- undo
ALTER MATERIALIZED VIEW v RENAME COLUMN x TO a;
