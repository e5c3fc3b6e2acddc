--- offline
--- before
CREATE TABLE t (
    a bigint,
    z text
);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;

--- after
CREATE TABLE t (
    a integer,
    z text
);

--- plan
DROP MATERIALIZED VIEW IF EXISTS m;
ALTER TABLE t ALTER COLUMN a TYPE integer;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('bigint') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN a TYPE bigint;
  END IF;
END $$;
CREATE MATERIALIZED VIEW IF NOT EXISTS m AS
SELECT t.a FROM t;
