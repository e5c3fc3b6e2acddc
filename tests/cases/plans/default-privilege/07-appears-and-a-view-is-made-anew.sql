--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v AS SELECT a FROM t;

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v AS SELECT b FROM t;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor;

--- plan
DROP VIEW IF EXISTS v;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.v') AND relkind = 'v') THEN
    CREATE VIEW v AS
    SELECT t.b FROM t;
  END IF;
END $$;
REVOKE SELECT ON TABLE v FROM pg_monitor;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor;
--- undo
ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM pg_monitor;
DROP VIEW IF EXISTS v;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.v') AND relkind = 'v') THEN
    CREATE VIEW v AS
    SELECT t.a FROM t;
  END IF;
END $$;
