--- before
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX i ON u ((lower(c)));

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE UNIQUE INDEX i ON u ((lower(c)));

--- preconditions
index u.i: no two rows alike in lower(c): SELECT lower(c), count(*) FROM u WHERE lower(c) IS NOT NULL GROUP BY lower(c) HAVING count(*) > 1
  unless false
--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND NOT indisvalid) THEN
    DROP INDEX i__new;
  END IF;
END $$;
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY i__new ON u ((lower(c)))'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND indisunique)) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY i'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND indisvalid) \gexec
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i__new') AND indrelid = to_regclass('public.u') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER INDEX i__new RENAME TO i;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND NOT indisunique) OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.i') AND indrelid = to_regclass('public.u') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x')))) THEN
    DROP INDEX i;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS i ON u ((lower(c)));
