--- before
SET check_function_bodies = off;
CREATE TABLE t (
    a integer,
    b integer
);
CREATE FUNCTION g()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER x BEFORE INSERT OR UPDATE OF a, b ON t FOR EACH ROW WHEN (new.a > 0) EXECUTE FUNCTION g('one');
ALTER TABLE t ENABLE ALWAYS TRIGGER x;
COMMENT ON TRIGGER x ON t IS 'one';

--- after

--- plan
DROP TABLE IF EXISTS t;
DROP FUNCTION IF EXISTS g();
--- undo
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b integer
);
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.g()') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION g()
        RETURNS trigger
        LANGUAGE plpgsql
    AS $$BEGIN RETURN new; END$$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('public.t') AND tgname = 'x') THEN
    CREATE TRIGGER x BEFORE INSERT OR UPDATE OF a, b ON t FOR EACH ROW WHEN (new.a > 0) EXECUTE FUNCTION g('one');
  END IF;
END $$;
ALTER TABLE t ENABLE ALWAYS TRIGGER x;
COMMENT ON TRIGGER x ON t IS 'one';
--- not undone
the rows of t
