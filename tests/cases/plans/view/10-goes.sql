--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v WITH (check_option = local, security_barrier = true) AS
SELECT t.a AS x, t.b FROM t WHERE t.b > 0;
ALTER VIEW v OWNER TO pg_monitor;
COMMENT ON VIEW v IS 'one';
COMMENT ON COLUMN v.x IS 'one';

--- after

--- plan
DROP VIEW IF EXISTS v;
DROP TABLE IF EXISTS t;
--- undo
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b integer
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.v') AND relkind = 'v') THEN
    CREATE VIEW v WITH (check_option = local, security_barrier = true) AS
    SELECT t.a AS x, t.b FROM t WHERE t.b > 0;
  END IF;
END $$;
ALTER VIEW v OWNER TO pg_monitor;
COMMENT ON VIEW v IS 'one';
COMMENT ON COLUMN v.x IS 'one';
--- not undone
the rows of t
