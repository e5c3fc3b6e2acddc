--- before

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v AS
SELECT t.a FROM t;

--- plan
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b integer
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.v') AND relkind = 'v') THEN
    CREATE VIEW v AS
    SELECT t.a FROM t;
  END IF;
END $$;
--- undo
DROP VIEW IF EXISTS v;
DROP TABLE IF EXISTS t;
