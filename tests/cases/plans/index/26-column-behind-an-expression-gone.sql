--- offline

--- before
CREATE TABLE t (
    gone "char",
    a varchar(20)
);
CREATE INDEX t_idx ON t (coalesce(a, ''), gone DESC);

--- after
CREATE TABLE t (
    a varchar(20),
    "end" "char"
);
CREATE INDEX t_idx ON t (coalesce(a, ''), "end" DESC);

--- plan
ALTER TABLE t ADD COLUMN IF NOT EXISTS "end" "char";
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'gone' AND NOT attisdropped) OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_idx') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX t_idx;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS t_idx ON t ((COALESCE(a, '')), "end" DESC);
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS gone;
--- undo
ALTER TABLE t ADD COLUMN IF NOT EXISTS gone "char";
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'end' AND NOT attisdropped) OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_idx') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX t_idx;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS t_idx ON t ((COALESCE(a, '')), gone DESC);
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS "end";
--- not undone
the values of t.gone
