--- before
CREATE TABLE t (
    a integer,
    "select" integer
);
CREATE INDEX t_idx ON t (a, ("select" IS NOT NULL) DESC);

--- after
CREATE TABLE t (
    a integer,
    "The next" bigint
);
CREATE INDEX t_idx ON t (a, ("The next" IS NOT NULL) DESC);

--- plan
ALTER TABLE t ADD COLUMN IF NOT EXISTS "The next" bigint;
-- committed
SELECT 'DROP INDEX CONCURRENTLY t_idx'
 WHERE NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'select' AND NOT attisdropped) OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_idx') AND indrelid = to_regclass('public.t'))) \gexec
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_idx') AND NOT indisvalid) THEN
    DROP INDEX t_idx;
  END IF;
END $$;
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS "select";
-- committed
SELECT 'CREATE INDEX CONCURRENTLY t_idx ON t (a, ("The next" IS NOT NULL) DESC)'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_idx') AND indisvalid) \gexec
--- undo
ALTER TABLE t ADD COLUMN IF NOT EXISTS "select" integer;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'The next' AND NOT attisdropped) OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_idx') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX t_idx;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS t_idx ON t (a, ("select" IS NOT NULL) DESC);
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS "The next";
--- not undone
the values of t.select
