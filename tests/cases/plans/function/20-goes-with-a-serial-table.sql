--- before
SET check_function_bodies = off;
CREATE TABLE t (
    id serial,
    a integer
);
CREATE FUNCTION g()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER x AFTER UPDATE ON t FOR EACH STATEMENT EXECUTE FUNCTION g();

--- after

--- plan
DROP TABLE IF EXISTS t;
DROP FUNCTION IF EXISTS g();
--- undo
CREATE SEQUENCE IF NOT EXISTS t_id_seq AS integer;
CREATE TABLE IF NOT EXISTS t (
    id integer DEFAULT nextval('t_id_seq'::regclass) NOT NULL,
    a integer
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
    CREATE TRIGGER x AFTER UPDATE ON t FOR EACH STATEMENT EXECUTE FUNCTION g();
  END IF;
END $$;
ALTER SEQUENCE t_id_seq OWNED BY t.id;
--- not undone
the rows of t
