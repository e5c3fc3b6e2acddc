--- before
SET check_function_bodies = off;
CREATE AGGREGATE g(integer) (sfunc = int4pl, stype = integer);

--- after
SET check_function_bodies = off;
CREATE AGGREGATE g(a integer) (sfunc = int4pl, stype = integer);

--- plan
CREATE OR REPLACE AGGREGATE g(a integer) (sfunc = int4pl, stype = integer);
--- undo
DROP AGGREGATE IF EXISTS g(integer);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.g(integer)') AND prokind = 'a') THEN
    CREATE AGGREGATE g(integer) (sfunc = int4pl, stype = integer);
  END IF;
END $$;
