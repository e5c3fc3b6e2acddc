--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v AS
SELECT t.a, t.b FROM t WHERE t.b > 0;

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v AS
SELECT t.a AS x, t.b FROM t WHERE t.b > 0;

--- plan
ALTER VIEW v RENAME COLUMN a TO x;
--- undo
ALTER VIEW v RENAME COLUMN x TO a;
