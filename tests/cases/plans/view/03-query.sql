--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v AS
SELECT t.a FROM t WHERE t.b > 0;

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v AS
SELECT t.a, t.b FROM t WHERE t.b > 0;

