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

--- plan
DROP EVENT TRIGGER IF EXISTS e;
DROP FUNCTION IF EXISTS g();
--- undo
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.g()') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION g()
        RETURNS event_trigger
        LANGUAGE plpgsql
    AS $$BEGIN END$$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_event_trigger WHERE evtname = 'e') THEN
    CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE VIEW') EXECUTE FUNCTION g();
  END IF;
END $$;
ALTER EVENT TRIGGER e DISABLE;
COMMENT ON EVENT TRIGGER e IS 'one';
