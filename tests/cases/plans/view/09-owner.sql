--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v WITH (check_option = local, security_barrier = true) AS
SELECT t.a AS x, t.b FROM t WHERE t.b > 0;
COMMENT ON VIEW v IS 'one';
COMMENT ON COLUMN v.x IS 'one';

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v WITH (check_option = local, security_barrier = true) AS
SELECT t.a AS x, t.b FROM t WHERE t.b > 0;
ALTER VIEW v OWNER TO pg_monitor;
COMMENT ON VIEW v IS 'one';
COMMENT ON COLUMN v.x IS 'one';

--- plan
ALTER VIEW v OWNER TO pg_monitor;
--- undo
--- not undone
the owner of view v, which nothing had said
