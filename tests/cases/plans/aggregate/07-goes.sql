--- before
SET check_function_bodies = off;
CREATE AGGREGATE g(a integer) (initcond = '0', parallel = safe, sfunc = int4pl, stype = integer);
ALTER AGGREGATE g(integer) OWNER TO pg_monitor;
COMMENT ON AGGREGATE g(integer) IS 'one';

--- after

--- plan
DROP AGGREGATE IF EXISTS g(integer);
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.g(integer)') AND prokind = 'a') THEN
    CREATE AGGREGATE g(a integer) (initcond = '0', parallel = safe, sfunc = int4pl, stype = integer);
  END IF;
END $$;
ALTER AGGREGATE g(integer) OWNER TO pg_monitor;
COMMENT ON AGGREGATE g(integer) IS 'one';
