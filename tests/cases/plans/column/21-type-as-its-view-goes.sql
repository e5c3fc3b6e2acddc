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

--- preconditions
t.a must fit integer: SELECT * FROM t WHERE a NOT BETWEEN -2147483648 AND 2147483647
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('integer') AND atttypmod = -1)
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
