--- before
SET check_function_bodies = off;
CREATE FUNCTION f(b integer DEFAULT 1)
    RETURNS SETOF bigint
    LANGUAGE plpgsql
    STABLE
    SECURITY DEFINER
AS $$SELECT 2$$;

--- after
SET check_function_bodies = off;
CREATE FUNCTION f(b integer DEFAULT 1)
    RETURNS SETOF bigint
    LANGUAGE plpgsql
    STABLE
    STRICT
    SECURITY DEFINER
AS $$SELECT 2$$;

--- plan
ALTER FUNCTION f(integer) STRICT;
--- undo
ALTER FUNCTION f(integer) CALLED ON NULL INPUT;
