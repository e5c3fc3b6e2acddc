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
    SET search_path TO funcs
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
COMMENT ON FUNCTION f(integer) IS 'one';

--- plan
COMMENT ON FUNCTION f(integer) IS 'one';
--- undo
COMMENT ON FUNCTION f(integer) IS NULL;
