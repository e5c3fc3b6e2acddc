--- before
SET check_function_bodies = off;
CREATE FUNCTION f(b integer DEFAULT 1)
    RETURNS SETOF bigint
    LANGUAGE plpgsql
    STABLE
    STRICT
    SECURITY DEFINER
    LEAKPROOF
    PARALLEL RESTRICTED
    COST 5
    ROWS 5
AS $$SELECT 2$$;

--- after
SET check_function_bodies = off;
CREATE FUNCTION f(b integer DEFAULT 1)
    RETURNS SETOF bigint
    LANGUAGE plpgsql
    STABLE
    STRICT
    SECURITY DEFINER
    LEAKPROOF
    PARALLEL RESTRICTED
    COST 5
    ROWS 5
    SET search_path TO funcs
AS $$SELECT 2$$;

--- plan
ALTER FUNCTION f(integer) SET search_path TO funcs;
--- undo
ALTER FUNCTION f(integer) RESET search_path;
