--- before
SET check_function_bodies = off;
CREATE FUNCTION f()
    RETURNS event_trigger
    LANGUAGE plpgsql
AS $$BEGIN END$$;
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f();

--- after
SET check_function_bodies = off;
CREATE FUNCTION f()
    RETURNS event_trigger
    LANGUAGE plpgsql
AS $$BEGIN END$$;
CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE VIEW') EXECUTE FUNCTION f();

