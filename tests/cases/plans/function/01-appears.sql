--- before

--- after
SET check_function_bodies = off;
CREATE FUNCTION f(a integer)
    RETURNS SETOF integer
    LANGUAGE sql
AS $$SELECT 1$$;

