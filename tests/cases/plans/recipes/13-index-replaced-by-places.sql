--- before
CREATE TABLE t (a integer, b text, c varchar(20));
CREATE INDEX i ON t (lower(b), a);
CREATE INDEX j ON t (b COLLATE "C", c COLLATE "C");
CREATE INDEX k ON t (c varchar_pattern_ops, b text_pattern_ops);
CREATE INDEX l ON t (b COLLATE "C" DESC);
CREATE INDEX m ON t ((a + 1), lower(b));
CREATE INDEX n ON t (lower(b)) WHERE a > 1;

--- rows
INSERT INTO t VALUES (1, 'x', 'y'), (2, NULL, NULL);

--- after
CREATE TABLE t (a integer, b text, c varchar(20));
CREATE INDEX i ON t (a, lower(b));
CREATE INDEX j ON t (c COLLATE "C", b COLLATE "C");
CREATE INDEX k ON t (c varchar_pattern_ops, b);
CREATE INDEX l ON t (b COLLATE "C" DESC NULLS LAST);
CREATE INDEX m ON t ((a - 1), lower(b));
CREATE INDEX n ON t (lower(b)) WHERE a <= 1;

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
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.m__new') AND NOT indisvalid) THEN
    DROP INDEX m__new;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.n__new') AND NOT indisvalid) THEN
    DROP INDEX n__new;
  END IF;
END $$;
-- committed
SELECT 'CREATE INDEX CONCURRENTLY i__new ON t (a, (lower(b)))'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND pg_get_indexdef(indexrelid) LIKE '% USING btree (a%')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY i'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND indisvalid) \gexec
-- committed
SELECT 'CREATE INDEX CONCURRENTLY j__new ON t (c COLLATE "C", b COLLATE "C")'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j') AND pg_get_indexdef(indexrelid) LIKE '% USING btree (c%')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY j'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j__new') AND indisvalid) \gexec
-- committed
SELECT 'CREATE INDEX CONCURRENTLY k__new ON t (c varchar_pattern_ops, b)'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k') AND pg_get_indexdef(indexrelid) NOT LIKE '% text\_pattern\_ops%')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY k'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k__new') AND indisvalid) \gexec
-- committed
SELECT 'CREATE INDEX CONCURRENTLY l__new ON t (b COLLATE "C" DESC NULLS LAST)'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l') AND pg_get_indexdef(indexrelid) LIKE '% NULLS LAST%')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY l'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l__new') AND indisvalid) \gexec
-- committed
SELECT 'CREATE INDEX CONCURRENTLY m__new ON t ((a - 1), (lower(b)))'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.m__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.m') AND pg_get_indexdef(indexrelid) LIKE '% - %')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY m'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.m__new') AND indisvalid) \gexec
-- committed
SELECT 'CREATE INDEX CONCURRENTLY n__new ON t ((lower(b))) WHERE a <= 1'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.n__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.n') AND pg_get_indexdef(indexrelid) LIKE '% <= %')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY n'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.n__new') AND indisvalid) \gexec
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
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.m__new') AND indrelid = to_regclass('public.t')) THEN
    ALTER INDEX m__new RENAME TO m;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.n__new') AND indrelid = to_regclass('public.t')) THEN
    ALTER INDEX n__new RENAME TO n;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_index JOIN pg_catalog.pg_attribute ON attrelid = indrelid AND attnum = indkey[1] WHERE indexrelid = to_regclass('public.i') AND attname = 'a') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX i;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS i ON t ((lower(b)), a);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j') AND pg_get_indexdef(indexrelid) LIKE '% USING btree (b%') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.j') AND indrelid = to_regclass('public.t')) THEN
    DROP INDEX j;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS j ON t (b COLLATE "C", c COLLATE "C");
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k') AND pg_get_indexdef(indexrelid) LIKE '% text\_pattern\_ops%') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX k;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS k ON t (c varchar_pattern_ops, b text_pattern_ops);
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l') AND pg_get_indexdef(indexrelid) NOT LIKE '% NULLS LAST%') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.l') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX l;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS l ON t (b COLLATE "C" DESC);
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.m') AND pg_get_indexdef(indexrelid) LIKE '% + %') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.m') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX m;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS m ON t ((a + 1), (lower(b)));
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.n') AND pg_get_indexdef(indexrelid) LIKE '% > %') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.n') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX n;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS n ON t ((lower(b))) WHERE a > 1;
