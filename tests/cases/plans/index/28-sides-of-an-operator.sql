--- before
CREATE TABLE t (
    a integer,
    b integer,
    c text
);
CREATE INDEX i ON t (a) WHERE a > b;
CREATE INDEX j ON t ((a - b));
CREATE INDEX k ON t (a) WHERE b < 3 AND 7 > a;

--- after
CREATE TABLE t (
    a integer,
    b integer,
    c text
);
CREATE INDEX i ON t (a) WHERE b > a;
CREATE INDEX j ON t ((b - a));
CREATE INDEX k ON t (a) WHERE 3 > b AND a < 7;

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
-- committed
SELECT 'CREATE INDEX CONCURRENTLY i__new ON t (a) WHERE b > a'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND pg_get_indexdef(indexrelid) LIKE '%(b > %')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY i'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND indisvalid) \gexec
-- committed
SELECT 'CREATE INDEX CONCURRENTLY j__new ON t ((b - a))'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j') AND pg_get_indexdef(indexrelid) LIKE '%(b - %')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY j'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j__new') AND indisvalid) \gexec
-- committed
SELECT 'CREATE INDEX CONCURRENTLY k__new ON t (a) WHERE 3 > b AND a < 7'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k') AND pg_get_indexdef(indexrelid) LIKE '% > b)%')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY k'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k__new') AND indisvalid) \gexec
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
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND pg_get_indexdef(indexrelid) LIKE '%(a > %') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND indrelid = to_regclass('public.t')) THEN
    DROP INDEX i;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS i ON t (a) WHERE a > b;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j') AND pg_get_indexdef(indexrelid) LIKE '%(a - %') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j') AND indrelid = to_regclass('public.t')) THEN
    DROP INDEX j;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS j ON t ((a - b));
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k') AND pg_get_indexdef(indexrelid) LIKE '%(b < %') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k') AND indrelid = to_regclass('public.t')) THEN
    DROP INDEX k;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS k ON t (a) WHERE b < 3 AND 7 > a;
