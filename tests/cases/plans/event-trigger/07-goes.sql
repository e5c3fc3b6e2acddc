--- before
SET check_function_bodies = off;
CREATE FUNCTION g()
    RETURNS event_trigger
    LANGUAGE plpgsql
AS $$BEGIN END$$;
CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE VIEW') EXECUTE FUNCTION g();
ALTER EVENT TRIGGER e DISABLE;
COMMENT ON EVENT TRIGGER e IS 'one';

--- after

