--- before
CREATE TYPE a AS (x integer);
CREATE TYPE c AS (y text);
CREATE TYPE b AS (one a[], two integer, three c);

--- after
CREATE TYPE b AS (two integer, three text);

--- plan
ALTER TYPE b DROP ATTRIBUTE IF EXISTS one, ALTER ATTRIBUTE three TYPE text;
DROP TYPE IF EXISTS a;
DROP TYPE IF EXISTS c;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.a') AND relkind = 'c') THEN
    CREATE TYPE a AS (x integer);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.c') AND relkind = 'c') THEN
    CREATE TYPE c AS (y text);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.b') AND relkind = 'c') OR (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.b') AND attnum = 1 AND attname = 'one' AND atttypid = to_regtype('public.a[]') AND atttypmod = -1) AND EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.b') AND attnum = 2 AND attname = 'two' AND atttypid = to_regtype('integer') AND atttypmod = -1) AND EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.b') AND attnum = 3 AND attname = 'three' AND atttypid = to_regtype('public.c') AND atttypmod = -1))) THEN
    DROP TYPE b;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.b') AND relkind = 'c') THEN
    CREATE TYPE b AS (one a[], two integer, three c);
  END IF;
END $$;
