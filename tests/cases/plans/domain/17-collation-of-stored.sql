--- rows
INSERT INTO t (a, b) VALUES ('x', 'y');

--- before
CREATE DOMAIN d AS text;
CREATE DOMAIN e AS text COLLATE "C" CONSTRAINT c CHECK (value <> '');
CREATE TABLE t (
    a d,
    b e
);
CREATE INDEX i ON t (a);
CREATE FUNCTION f(d) RETURNS integer LANGUAGE sql AS 'SELECT 1';

--- after
CREATE DOMAIN d AS text COLLATE "C";
CREATE DOMAIN e AS text CONSTRAINT c CHECK (value <> '');
CREATE TABLE t (
    a d,
    b e
);
CREATE INDEX i ON t (a);
CREATE FUNCTION f(d) RETURNS integer LANGUAGE sql AS 'SELECT 1';

--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.e__new') AND typtype = 'd') OR (NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.e') AND typcollation = to_regcollation('"C"')))) THEN
    CREATE DOMAIN e__new AS text CONSTRAINT c CHECK (value <> '');
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN b TYPE e__new;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    DROP DOMAIN e;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    ALTER DOMAIN e__new RENAME TO e;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typcollation = to_regcollation('"C"'))) OR NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE pronamespace = to_regnamespace('public') AND proname = 'f' AND pronargs = 1 AND proargtypes[0] = to_regtype('public.d') AND prokind IN ('f', 'w'))) THEN
    DROP FUNCTION f(d);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d__new') AND typtype = 'd') OR (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typcollation = to_regcollation('"C"')))) THEN
    CREATE DOMAIN d__new AS text COLLATE "C";
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN a TYPE d__new;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    DROP DOMAIN d;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER DOMAIN d__new RENAME TO d;
  END IF;
END $$;
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE pronamespace = to_regnamespace('public') AND proname = 'f' AND pronargs = 1 AND proargtypes[0] = to_regtype('public.d') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION f(d)
        RETURNS integer
        LANGUAGE sql
    AS $$SELECT 1$$;
  END IF;
END $plumbline$;
--- undo
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.e__new') AND typtype = 'd') OR (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.e') AND typcollation = to_regcollation('"C"')))) THEN
    CREATE DOMAIN e__new AS text COLLATE "C" CONSTRAINT c CHECK (value <> '');
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN b TYPE e__new;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    DROP DOMAIN e;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    ALTER DOMAIN e__new RENAME TO e;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT ((NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typcollation = to_regcollation('"C"'))) OR NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE pronamespace = to_regnamespace('public') AND proname = 'f' AND pronargs = 1 AND proargtypes[0] = to_regtype('public.d') AND prokind IN ('f', 'w'))) THEN
    DROP FUNCTION f(d);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d__new') AND typtype = 'd') OR (NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typcollation = to_regcollation('"C"')))) THEN
    CREATE DOMAIN d__new AS text;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN a TYPE d__new;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    DROP DOMAIN d;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER DOMAIN d__new RENAME TO d;
  END IF;
END $$;
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE pronamespace = to_regnamespace('public') AND proname = 'f' AND pronargs = 1 AND proargtypes[0] = to_regtype('public.d') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION f(d)
        RETURNS integer
        LANGUAGE sql
    AS $$SELECT 1$$;
  END IF;
END $plumbline$;
