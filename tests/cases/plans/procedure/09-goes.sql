--- before
SET check_function_bodies = off;
CREATE PROCEDURE f(b integer)
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path TO procs
AS $$
BEGIN
    NULL;
END
$$;
ALTER PROCEDURE f(integer) OWNER TO pg_monitor;
COMMENT ON PROCEDURE f(integer) IS 'one';

--- after

--- plan
DROP PROCEDURE IF EXISTS f(integer);
--- undo
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.f(integer)') AND prokind = 'p') THEN
    CREATE PROCEDURE f(b integer)
        LANGUAGE plpgsql
        SECURITY DEFINER
        SET search_path TO procs
    AS $$
BEGIN
    NULL;
END
$$;
  END IF;
END $plumbline$;
ALTER PROCEDURE f(integer) OWNER TO pg_monitor;
COMMENT ON PROCEDURE f(integer) IS 'one';
