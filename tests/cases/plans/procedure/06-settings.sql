--- before
SET check_function_bodies = off;
CREATE PROCEDURE f(b integer)
    LANGUAGE plpgsql
    SECURITY DEFINER
AS $$SELECT 2$$;

--- after
SET check_function_bodies = off;
CREATE PROCEDURE f(b integer)
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path TO procs
AS $$SELECT 2$$;

--- plan
ALTER PROCEDURE f(integer) SET search_path TO procs;
--- undo
ALTER PROCEDURE f(integer) RESET search_path;
