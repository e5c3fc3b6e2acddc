--- before
CREATE TABLE t (
    a text,
    b text,
    c text
);
CREATE INDEX i ON t (a text_pattern_ops, b);
CREATE INDEX j ON t (a COLLATE "C", b);
CREATE INDEX k ON t (a text_pattern_ops, b, c);
CREATE INDEX l ON t (lower(a) text_pattern_ops, b DESC, c);

--- after
CREATE TABLE t (
    a text,
    b text,
    c text
);
CREATE INDEX i ON t (a, b text_pattern_ops);
CREATE INDEX j ON t (a, b COLLATE "C");
CREATE INDEX k ON t (a text_pattern_ops, c, b);
CREATE INDEX l ON t (lower(a) text_pattern_ops, b, c DESC);

--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND NOT indisvalid) THEN
    DROP INDEX i__new;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j__new') AND NOT indisvalid) THEN
    DROP INDEX j__new;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k__new') AND NOT indisvalid) THEN
    DROP INDEX k__new;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l__new') AND NOT indisvalid) THEN
    DROP INDEX l__new;
  END IF;
END $$;
-- committed
SELECT 'CREATE INDEX CONCURRENTLY i__new ON t (a, b text_pattern_ops)'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND pg_get_indexdef(indexrelid) LIKE '%, b text\_pattern\_ops%')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY i'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND indisvalid) \gexec
-- committed
SELECT 'CREATE INDEX CONCURRENTLY j__new ON t (a, b COLLATE "C")'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j') AND pg_get_indexdef(indexrelid) LIKE '%, b COLLATE "C"%')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY j'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j__new') AND indisvalid) \gexec
-- committed
SELECT 'CREATE INDEX CONCURRENTLY k__new ON t (a text_pattern_ops, c, b)'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index JOIN pg_catalog.pg_attribute ON attrelid = indrelid AND attnum = indkey[1] WHERE indexrelid = to_regclass('public.k') AND attname = 'c')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY k'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k__new') AND indisvalid) \gexec
-- committed
SELECT 'CREATE INDEX CONCURRENTLY l__new ON t ((lower(a)) text_pattern_ops, b, c DESC)'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l') AND pg_get_indexdef(indexrelid) LIKE '%, c DESC%')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY l'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l__new') AND indisvalid) \gexec
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND indrelid = to_regclass('public.t')) THEN
    ALTER INDEX i__new RENAME TO i;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j__new') AND indrelid = to_regclass('public.t')) THEN
    ALTER INDEX j__new RENAME TO j;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k__new') AND indrelid = to_regclass('public.t')) THEN
    ALTER INDEX k__new RENAME TO k;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l__new') AND indrelid = to_regclass('public.t')) THEN
    ALTER INDEX l__new RENAME TO l;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND pg_get_indexdef(indexrelid) LIKE '%(a text\_pattern\_ops%') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND indrelid = to_regclass('public.t')) THEN
    DROP INDEX i;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS i ON t (a text_pattern_ops, b);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j') AND pg_get_indexdef(indexrelid) LIKE '%(a COLLATE "C"%') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j') AND indrelid = to_regclass('public.t')) THEN
    DROP INDEX j;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS j ON t (a COLLATE "C", b);
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_index JOIN pg_catalog.pg_attribute ON attrelid = indrelid AND attnum = indkey[1] WHERE indexrelid = to_regclass('public.k') AND attname = 'b') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX k;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS k ON t (a text_pattern_ops, b, c);
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l') AND pg_get_indexdef(indexrelid) LIKE '%, b DESC%') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX l;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS l ON t ((lower(a)) text_pattern_ops, b DESC, c);
