--- before
SET check_function_bodies = off;
CREATE PROCEDURE f(b integer)
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path TO procs
AS $$SELECT 2$$;
COMMENT ON PROCEDURE f(integer) IS 'one';

--- after
SET check_function_bodies = off;
CREATE PROCEDURE f(b integer)
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path TO procs
AS $$SELECT 2$$;
ALTER PROCEDURE f(integer) OWNER TO pg_monitor;
COMMENT ON PROCEDURE f(integer) IS 'one';

--- plan
ALTER PROCEDURE f(integer) OWNER TO pg_monitor;
--- undo
--- not undone
the owner of procedure f(integer), which nothing had said
