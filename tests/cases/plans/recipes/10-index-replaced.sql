--- before
CREATE TABLE t (a integer, b text, c text);
CREATE INDEX i ON t (a);
CREATE INDEX j ON t (b);
CREATE INDEX k ON t (b, c);
CREATE INDEX l ON t (c) WHERE a > 3;

--- after
CREATE TABLE t (a integer, b text, c text);
CREATE INDEX i ON t (a DESC, b);
CREATE UNIQUE INDEX j ON t (b);
CREATE INDEX k ON t (b) INCLUDE (c);
CREATE INDEX l ON t (c);

--- preconditions
index t.j: no two rows alike in b: SELECT b, count(*) FROM t WHERE b IS NOT NULL GROUP BY b HAVING count(*) > 1
  unless false
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
SELECT 'CREATE INDEX CONCURRENTLY i__new ON t (a DESC, b)'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND pg_get_indexdef(indexrelid) LIKE '% USING btree (a DESC, b)%')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY i'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND indisvalid) \gexec
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY j__new ON t (b)'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j') AND indisunique)) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY j'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j__new') AND indisvalid) \gexec
-- committed
SELECT 'CREATE INDEX CONCURRENTLY k__new ON t (b) INCLUDE (c)'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k') AND pg_get_indexdef(indexrelid) LIKE '% USING btree (b)%')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY k'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k__new') AND indisvalid) \gexec
-- committed
SELECT 'CREATE INDEX CONCURRENTLY l__new ON t (c)'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l') AND indpred IS NULL)) \gexec
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
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j__new') AND indrelid = to_regclass('public.t') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))) THEN
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
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND pg_get_indexdef(indexrelid) LIKE '% USING btree (a)%') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX i;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS i ON t (a);
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j') AND NOT indisunique) OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j') AND indrelid = to_regclass('public.t') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x')))) THEN
    DROP INDEX j;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS j ON t (b);
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k') AND pg_get_indexdef(indexrelid) LIKE '% USING btree (b, c)%') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX k;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS k ON t (b, c);
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l') AND indpred IS NOT NULL) OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX l;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS l ON t (c) WHERE a > 3;
