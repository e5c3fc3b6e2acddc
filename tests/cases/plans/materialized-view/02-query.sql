--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW v AS
SELECT t.a FROM t;

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW v AS
SELECT t.a FROM t WHERE t.b > 0;

