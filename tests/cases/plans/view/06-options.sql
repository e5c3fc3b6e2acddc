--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v WITH (security_barrier = true) AS
SELECT t.a AS x, t.b FROM t WHERE t.b > 0;

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v WITH (check_option = local, security_barrier = true) AS
SELECT t.a AS x, t.b FROM t WHERE t.b > 0;

--- plan
ALTER VIEW v SET (check_option = local);
--- undo
ALTER VIEW v RESET (check_option);
