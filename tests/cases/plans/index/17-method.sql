--- before
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX m ON u (a);

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX m ON u USING hash (a);

--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.m__new') AND NOT indisvalid) THEN
    DROP INDEX m__new;
  END IF;
END $$;
-- committed
SELECT 'CREATE INDEX CONCURRENTLY m__new ON u USING hash (a)'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.m__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.m') AND pg_get_indexdef(indexrelid) LIKE '% USING hash (%')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY m'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.m__new') AND indisvalid) \gexec
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.m__new') AND indrelid = to_regclass('public.u')) THEN
    ALTER INDEX m__new RENAME TO m;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.m') AND pg_get_indexdef(indexrelid) LIKE '% USING btree (%') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.m') AND indrelid = to_regclass('public.u')) THEN
    DROP INDEX m;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS m ON u (a);
