--- before
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX i ON u (c COLLATE "C" DESC NULLS LAST);

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX i ON u (c COLLATE "C" text_pattern_ops DESC NULLS LAST);

--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND NOT indisvalid) THEN
    DROP INDEX i__new;
  END IF;
END $$;
-- committed
SELECT 'CREATE INDEX CONCURRENTLY i__new ON u (c COLLATE "C" text_pattern_ops DESC NULLS LAST)'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND pg_get_indexdef(indexrelid) LIKE '% text\_pattern\_ops%')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY i'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND indisvalid) \gexec
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND indrelid = to_regclass('public.u')) THEN
    ALTER INDEX i__new RENAME TO i;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND pg_get_indexdef(indexrelid) NOT LIKE '% text\_pattern\_ops%') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND indrelid = to_regclass('public.u'))) THEN
    DROP INDEX i;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS i ON u (c COLLATE "C" DESC NULLS LAST);
