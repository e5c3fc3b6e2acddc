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
AS $$SELECT 2$$;

--- plan
CREATE OR REPLACE FUNCTION f(b integer DEFAULT 1)
    RETURNS SETOF bigint
    LANGUAGE plpgsql
AS $$SELECT 2$$;
--- undo
CREATE OR REPLACE FUNCTION f(b integer DEFAULT 1)
    RETURNS SETOF bigint
    LANGUAGE sql
AS $$SELECT 2$$;
