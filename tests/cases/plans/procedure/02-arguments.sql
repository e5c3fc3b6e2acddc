--- before
SET check_function_bodies = off;
CREATE PROCEDURE f(a integer)
    LANGUAGE sql
AS $$SELECT 1$$;

--- after
SET check_function_bodies = off;
CREATE PROCEDURE f(b integer)
    LANGUAGE sql
AS $$SELECT 1$$;

