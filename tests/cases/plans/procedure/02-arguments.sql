--- before
SET check_function_bodies = off;
CREATE PROCEDURE f(a integer)
    LANGUAGE sql
AS $$SELECT 1$$;

--- after
SET check_function_bodies = off;
CREATE PROCEDURE f(b integer)
    LANGUAGE sql
AS $$SELECT 1$$;

--- plan
DROP PROCEDURE IF EXISTS f(integer);
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.f(integer)') AND prokind = 'p') THEN
    CREATE PROCEDURE f(b integer)
        LANGUAGE sql
    AS $$SELECT 1$$;
  END IF;
END $plumbline$;
--- undo
DROP PROCEDURE IF EXISTS f(integer);
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.f(integer)') AND prokind = 'p') THEN
    CREATE PROCEDURE f(a integer)
        LANGUAGE sql
    AS $$SELECT 1$$;
  END IF;
END $plumbline$;
