--- before
CREATE TYPE t AS ();
CREATE TYPE a AS (x t[]);

--- after

--- plan
DROP TYPE IF EXISTS a;
DROP TYPE IF EXISTS t;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.t') AND relkind = 'c') THEN
    CREATE TYPE t AS ();
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.a') AND relkind = 'c') THEN
    CREATE TYPE a AS (x t[]);
  END IF;
END $$;
