--- before
SET check_function_bodies = off;
CREATE PROCEDURE f(b integer)
    LANGUAGE plpgsql
AS $$SELECT 2$$;

--- after
SET check_function_bodies = off;
CREATE PROCEDURE f(b integer)
    LANGUAGE plpgsql
    SECURITY DEFINER
AS $$SELECT 2$$;

--- plan
ALTER PROCEDURE f(integer) SECURITY DEFINER;
--- undo
ALTER PROCEDURE f(integer) SECURITY INVOKER;
