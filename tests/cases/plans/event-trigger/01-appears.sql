--- before

--- after
SET check_function_bodies = off;
CREATE FUNCTION f()
    RETURNS event_trigger
    LANGUAGE plpgsql
AS $$BEGIN END$$;
CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION f();

--- plan
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.f()') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION f()
        RETURNS event_trigger
        LANGUAGE plpgsql
    AS $$BEGIN END$$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_event_trigger WHERE evtname = 'e') THEN
    CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION f();
  END IF;
END $$;
--- undo
DROP EVENT TRIGGER IF EXISTS e;
DROP FUNCTION IF EXISTS f();
