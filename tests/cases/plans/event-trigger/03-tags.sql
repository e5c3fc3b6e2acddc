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

--- plan
DROP EVENT TRIGGER IF EXISTS e;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_event_trigger WHERE evtname = 'e') THEN
    CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE VIEW') EXECUTE FUNCTION f();
  END IF;
END $$;
--- undo
DROP EVENT TRIGGER IF EXISTS e;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_event_trigger WHERE evtname = 'e') THEN
    CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f();
  END IF;
END $$;
