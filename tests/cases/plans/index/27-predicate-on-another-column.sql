--- before
CREATE TABLE t (
    "end" text,
    "semi;colon" integer
);
CREATE INDEX t_idx ON t ("semi;colon") WHERE "semi;colon" IS NOT NULL;

--- after
CREATE TABLE t (
    "end" text,
    "semi;colon" integer
);
CREATE INDEX t_idx ON t ("semi;colon") WHERE "end" IS NULL;

--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_idx__new') AND NOT indisvalid) THEN
    DROP INDEX t_idx__new;
  END IF;
END $$;
-- committed
SELECT 'CREATE INDEX CONCURRENTLY t_idx__new ON t ("semi;colon") WHERE "end" IS NULL'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_idx__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_idx') AND pg_get_indexdef(indexrelid) LIKE '%"end"%')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY t_idx'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_idx__new') AND indisvalid) \gexec
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_idx__new') AND indrelid = to_regclass('public.t')) THEN
    ALTER INDEX t_idx__new RENAME TO t_idx;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_idx') AND pg_get_indexdef(indexrelid) LIKE '%NOT%') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_idx') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX t_idx;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS t_idx ON t ("semi;colon") WHERE "semi;colon" IS NOT NULL;
