--- before

--- after
SET check_function_bodies = off;
CREATE PROCEDURE f(a integer)
    LANGUAGE sql
AS $$SELECT 1$$;

