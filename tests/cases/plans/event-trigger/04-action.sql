--- before
SET check_function_bodies = off;
CREATE FUNCTION f()
    RETURNS event_trigger
    LANGUAGE plpgsql
AS $$BEGIN END$$;
CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE VIEW') EXECUTE FUNCTION f();

--- after
SET check_function_bodies = off;
CREATE FUNCTION g()
    RETURNS event_trigger
    LANGUAGE plpgsql
AS $$BEGIN END$$;
CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE VIEW') EXECUTE FUNCTION g();

--- plan
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.g()') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION g()
        RETURNS event_trigger
        LANGUAGE plpgsql
    AS $$BEGIN END$$;
  END IF;
END $plumbline$;
DROP EVENT TRIGGER IF EXISTS e;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_event_trigger WHERE evtname = 'e') THEN
    CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE VIEW') EXECUTE FUNCTION g();
  END IF;
END $$;
DROP FUNCTION IF EXISTS f();
--- undo
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.f()') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION f()
        RETURNS event_trigger
        LANGUAGE plpgsql
    AS $$BEGIN END$$;
  END IF;
END $plumbline$;
DROP EVENT TRIGGER IF EXISTS e;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_event_trigger WHERE evtname = 'e') THEN
    CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE VIEW') EXECUTE FUNCTION f();
  END IF;
END $$;
DROP FUNCTION IF EXISTS g();
