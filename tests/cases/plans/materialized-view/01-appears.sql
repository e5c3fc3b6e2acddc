--- before

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW v AS
SELECT t.a FROM t;

--- plan
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW IF NOT EXISTS v AS
SELECT t.a FROM t;
--- undo
DROP MATERIALIZED VIEW IF EXISTS v;
DROP TABLE IF EXISTS t;
