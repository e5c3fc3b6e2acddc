--- before
SET check_function_bodies = off;
CREATE TABLE t (
    a integer,
    b integer
);
CREATE FUNCTION f()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER x BEFORE INSERT OR UPDATE OF a, b ON t FOR EACH ROW WHEN (new.a > 0) EXECUTE FUNCTION f();

--- after
SET check_function_bodies = off;
CREATE TABLE t (
    a integer,
    b integer
);
CREATE FUNCTION g()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER x BEFORE INSERT OR UPDATE OF a, b ON t FOR EACH ROW WHEN (new.a > 0) EXECUTE FUNCTION g();

--- plan
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.g()') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION g()
        RETURNS trigger
        LANGUAGE plpgsql
    AS $$BEGIN RETURN new; END$$;
  END IF;
END $plumbline$;
CREATE OR REPLACE TRIGGER x BEFORE INSERT OR UPDATE OF a, b ON t FOR EACH ROW WHEN (new.a > 0) EXECUTE FUNCTION g();
DROP FUNCTION IF EXISTS f();
--- undo
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.f()') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION f()
        RETURNS trigger
        LANGUAGE plpgsql
    AS $$BEGIN RETURN new; END$$;
  END IF;
END $plumbline$;
CREATE OR REPLACE TRIGGER x BEFORE INSERT OR UPDATE OF a, b ON t FOR EACH ROW WHEN (new.a > 0) EXECUTE FUNCTION f();
DROP FUNCTION IF EXISTS g();
