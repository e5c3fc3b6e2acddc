--- before
SET check_function_bodies = off;
CREATE PROCEDURE f(b integer)
    LANGUAGE sql
AS $$SELECT 2$$;

--- after
SET check_function_bodies = off;
CREATE PROCEDURE f(b integer)
    LANGUAGE plpgsql
AS $$BEGIN NULL; END$$;

--- plan
CREATE OR REPLACE PROCEDURE f(b integer)
    LANGUAGE plpgsql
AS $$BEGIN NULL; END$$;
--- undo
CREATE OR REPLACE PROCEDURE f(b integer)
    LANGUAGE sql
AS $$SELECT 2$$;
