--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v AS
SELECT t.a AS x, t.b FROM t WHERE t.b > 0;

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v WITH (security_barrier = true) AS
SELECT t.a AS x, t.b FROM t WHERE t.b > 0;

--- plan
ALTER VIEW v SET (security_barrier = true);
--- undo
ALTER VIEW v RESET (security_barrier);
