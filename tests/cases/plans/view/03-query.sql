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

--- plan
CREATE OR REPLACE VIEW v AS
SELECT t.a, t.b FROM t WHERE t.b > 0;
--- undo
DROP VIEW IF EXISTS v;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.v') AND relkind = 'v') THEN
    CREATE VIEW v AS
    SELECT t.a FROM t WHERE t.b > 0;
  END IF;
END $$;
