--- before
SET check_function_bodies = off;
CREATE PROCEDURE f(b integer)
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path TO procs
AS $$SELECT 2$$;

--- after
SET check_function_bodies = off;
CREATE PROCEDURE f(b integer)
    LANGUAGE plpgsql
    SECURITY DEFINER
    SET search_path TO procs
AS $$SELECT 2$$;
COMMENT ON PROCEDURE f(integer) IS 'one';

--- plan
COMMENT ON PROCEDURE f(integer) IS 'one';
--- undo
COMMENT ON PROCEDURE f(integer) IS NULL;
