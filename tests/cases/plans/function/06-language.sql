--- before
SET check_function_bodies = off;
CREATE FUNCTION f(b integer DEFAULT 1)
    RETURNS SETOF bigint
    LANGUAGE sql
AS $$SELECT 2$$;

--- after
SET check_function_bodies = off;
CREATE FUNCTION f(b integer DEFAULT 1)
    RETURNS SETOF bigint
    LANGUAGE plpgsql
AS $$BEGIN RETURN QUERY SELECT 2::bigint; END$$;

--- plan
CREATE OR REPLACE FUNCTION f(b integer DEFAULT 1)
    RETURNS SETOF bigint
    LANGUAGE plpgsql
AS $$BEGIN RETURN QUERY SELECT 2::bigint; END$$;
--- undo
CREATE OR REPLACE FUNCTION f(b integer DEFAULT 1)
    RETURNS SETOF bigint
    LANGUAGE sql
AS $$SELECT 2$$;
