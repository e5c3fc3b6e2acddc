--- before

--- after
SET check_function_bodies = off;
CREATE FUNCTION f(a integer)
    RETURNS SETOF integer
    LANGUAGE sql
AS $$SELECT 1$$;

--- plan
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.f(integer)') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION f(a integer)
        RETURNS SETOF integer
        LANGUAGE sql
    AS $$SELECT 1$$;
  END IF;
END $plumbline$;
--- undo
DROP FUNCTION IF EXISTS f(integer);
