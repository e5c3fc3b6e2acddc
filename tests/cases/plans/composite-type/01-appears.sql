--- before

--- after
CREATE TYPE c AS (a integer, b text);

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.c') AND relkind = 'c') THEN
    CREATE TYPE c AS (a integer, b text);
  END IF;
END $$;
--- undo
DROP TYPE IF EXISTS c;
