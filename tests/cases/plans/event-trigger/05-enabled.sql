--- before
SET check_function_bodies = off;
CREATE FUNCTION g()
    RETURNS event_trigger
    LANGUAGE plpgsql
AS $$BEGIN END$$;
CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE VIEW') EXECUTE FUNCTION g();

--- after
SET check_function_bodies = off;
CREATE FUNCTION g()
    RETURNS event_trigger
    LANGUAGE plpgsql
AS $$BEGIN END$$;
CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE VIEW') EXECUTE FUNCTION g();
ALTER EVENT TRIGGER e DISABLE;

--- plan
ALTER EVENT TRIGGER e DISABLE;
--- undo
ALTER EVENT TRIGGER e ENABLE;
