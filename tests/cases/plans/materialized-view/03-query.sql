--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW v AS
SELECT t.a FROM t WHERE t.b > 0;

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW v AS
SELECT t.a AS x FROM t WHERE t.b > 0;

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.v') AND attname = 'x' AND NOT attisdropped) THEN
    ALTER MATERIALIZED VIEW v RENAME COLUMN a TO x;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.v') AND attname = 'a' AND NOT attisdropped) THEN
    ALTER MATERIALIZED VIEW v RENAME COLUMN x TO a;
  END IF;
END $$;
