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
CREATE CONSTRAINT TRIGGER z AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();

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
CREATE CONSTRAINT TRIGGER z AFTER UPDATE ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f();

--- plan
DROP TRIGGER IF EXISTS z ON t;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('public.t') AND tgname = 'z') THEN
    CREATE CONSTRAINT TRIGGER z AFTER UPDATE ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f();
  END IF;
END $$;
--- undo
DROP TRIGGER IF EXISTS z ON t;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('public.t') AND tgname = 'z') THEN
    CREATE CONSTRAINT TRIGGER z AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
  END IF;
END $$;
