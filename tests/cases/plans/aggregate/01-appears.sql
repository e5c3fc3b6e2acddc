--- before

--- after
SET check_function_bodies = off;
CREATE AGGREGATE g(integer) (sfunc = int4pl, stype = integer);

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.g(integer)') AND prokind = 'a') THEN
    CREATE AGGREGATE g(integer) (sfunc = int4pl, stype = integer);
  END IF;
END $$;
--- undo
DROP AGGREGATE IF EXISTS g(integer);
