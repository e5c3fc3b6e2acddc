--- from 15
--- before
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE UNIQUE INDEX o ON u (c);

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE UNIQUE INDEX o ON u (c) NULLS NOT DISTINCT;

--- preconditions
index u.o: no two rows alike in c: SELECT c, count(*) FROM u GROUP BY c HAVING count(*) > 1
  unless false
--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.o__new') AND NOT indisvalid) THEN
    DROP INDEX o__new;
  END IF;
END $$;
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY o__new ON u (c) NULLS NOT DISTINCT'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.o__new') AND indisvalid) OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.o') AND pg_get_indexdef(indexrelid) LIKE '% NULLS NOT DISTINCT%')) \gexec
-- committed
SELECT 'DROP INDEX CONCURRENTLY o'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.o__new') AND indisvalid) \gexec
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.o__new') AND indrelid = to_regclass('public.u') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))) THEN
    ALTER INDEX o__new RENAME TO o;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.o') AND pg_get_indexdef(indexrelid) NOT LIKE '% NULLS NOT DISTINCT%') OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.o') AND indrelid = to_regclass('public.u') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x')))) THEN
    DROP INDEX o;
  END IF;
END $$;
CREATE UNIQUE INDEX IF NOT EXISTS o ON u (c);
