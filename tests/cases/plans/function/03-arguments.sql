--- before
SET check_function_bodies = off;
CREATE FUNCTION f(b integer)
    RETURNS SETOF integer
    LANGUAGE sql
AS $$SELECT 1$$;

--- after
SET check_function_bodies = off;
CREATE FUNCTION f(b integer DEFAULT 1)
    RETURNS SETOF integer
    LANGUAGE sql
AS $$SELECT 1$$;

--- plan
CREATE OR REPLACE FUNCTION f(b integer DEFAULT 1)
    RETURNS SETOF integer
    LANGUAGE sql
AS $$SELECT 1$$;
--- undo
DROP FUNCTION IF EXISTS f(integer);
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.f(integer)') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION f(b integer)
        RETURNS SETOF integer
        LANGUAGE sql
    AS $$SELECT 1$$;
  END IF;
END $plumbline$;
