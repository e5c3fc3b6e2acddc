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
COMMENT ON FUNCTION f(integer) IS 'one';

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
ALTER FUNCTION f(integer) OWNER TO pg_monitor;
COMMENT ON FUNCTION f(integer) IS 'one';

--- plan
ALTER FUNCTION f(integer) OWNER TO pg_monitor;
--- undo
--- not undone
the owner of function f(integer), which nothing had said
