--- before

--- after
SET check_function_bodies = off;
CREATE TABLE t (
    a integer,
    b integer
);
CREATE FUNCTION f()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER z AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();

--- plan
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b integer
);
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.f()') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION f()
        RETURNS trigger
        LANGUAGE plpgsql
    AS $$BEGIN RETURN new; END$$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('public.t') AND tgname = 'z') THEN
    CREATE TRIGGER z AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
  END IF;
END $$;
--- undo
DROP TABLE IF EXISTS t;
DROP FUNCTION IF EXISTS f();
