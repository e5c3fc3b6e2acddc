--- before
CREATE TABLE t (
    a integer,
    b text
);

--- after
CREATE TYPE ty AS (a integer, b text);
CREATE TABLE t OF ty;

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.ty') AND relkind = 'c') THEN
    CREATE TYPE ty AS (a integer, b text);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.t') AND reloftype = to_regtype('public.ty')) THEN
    ALTER TABLE t OF ty;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.t') AND reloftype = 0) THEN
    ALTER TABLE t NOT OF;
  END IF;
END $$;
DROP TYPE IF EXISTS ty;
