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
AS $$
BEGIN
    RETURN QUERY SELECT 2::bigint;
END
$$;
ALTER FUNCTION f(integer) OWNER TO pg_monitor;
COMMENT ON FUNCTION f(integer) IS 'one';

--- after

--- plan
DROP FUNCTION IF EXISTS f(integer);
--- undo
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.f(integer)') AND prokind IN ('f', 'w')) THEN
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
    AS $$
BEGIN
    RETURN QUERY SELECT 2::bigint;
END
$$;
  END IF;
END $plumbline$;
ALTER FUNCTION f(integer) OWNER TO pg_monitor;
COMMENT ON FUNCTION f(integer) IS 'one';
