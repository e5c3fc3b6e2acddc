--- rows
INSERT INTO t (a) VALUES (ROW(1, 'x'));

--- before
CREATE TYPE p AS (x integer, y text);
CREATE TYPE q AS (x integer, y text COLLATE "C");
CREATE TABLE t (
    a p
);

--- after
CREATE TYPE p AS (x integer, y text COLLATE "C");
CREATE TYPE q AS (x integer, y text);
CREATE TABLE t (
    a p
);

--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.p__new') AND relkind = 'c') OR (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.p') AND attname = 'y' AND attcollation = to_regcollation('"C"')))) THEN
    CREATE TYPE p__new AS (x integer, y text COLLATE "C");
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.p__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN a TYPE p__new USING CASE WHEN a IS DISTINCT FROM NULL THEN ROW((a).x, (a).y)::p__new END;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.p__new') IS NOT NULL THEN
    DROP TYPE p;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.p__new') IS NOT NULL THEN
    ALTER TYPE p__new RENAME TO p;
  END IF;
END $$;
ALTER TYPE q ALTER ATTRIBUTE y TYPE text;
--- undo
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.p__new') AND relkind = 'c') OR (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.p') AND attname = 'y' AND attcollation = to_regcollation('"C"')))) THEN
    CREATE TYPE p__new AS (x integer, y text);
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.p__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN a TYPE p__new USING CASE WHEN a IS DISTINCT FROM NULL THEN ROW((a).x, (a).y)::p__new END;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.p__new') IS NOT NULL THEN
    DROP TYPE p;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.p__new') IS NOT NULL THEN
    ALTER TYPE p__new RENAME TO p;
  END IF;
END $$;
ALTER TYPE q ALTER ATTRIBUTE y TYPE text COLLATE "C";
