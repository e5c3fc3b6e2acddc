--- before
SET check_function_bodies = off;
CREATE FUNCTION f(b integer DEFAULT 1)
    RETURNS SETOF bigint
    LANGUAGE plpgsql
    STABLE
AS $$SELECT 2$$;

--- after
SET check_function_bodies = off;
CREATE FUNCTION f(b integer DEFAULT 1)
    RETURNS SETOF bigint
    LANGUAGE plpgsql
    STABLE
    SECURITY DEFINER
AS $$SELECT 2$$;

--- plan
ALTER FUNCTION f(integer) SECURITY DEFINER;
--- undo
ALTER FUNCTION f(integer) SECURITY INVOKER;
