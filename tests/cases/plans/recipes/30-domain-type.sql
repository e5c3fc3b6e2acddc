--- rows
INSERT INTO t (a, b) VALUES ('12', ARRAY['3', '4']), (NULL, NULL);

--- before
CREATE DOMAIN d AS character varying(10) DEFAULT '1' CONSTRAINT filled CHECK (VALUE <> '');
COMMENT ON DOMAIN d IS 'a domain';
COMMENT ON CONSTRAINT filled ON DOMAIN d IS 'its check';
CREATE TABLE t (
    id serial PRIMARY KEY,
    a d DEFAULT '7',
    b d[],
    CONSTRAINT t_a_key UNIQUE (a)
);
CREATE INDEX t_b_idx ON t USING gin (b);
CREATE VIEW v AS SELECT t.a FROM t;
CREATE FUNCTION f(x d) RETURNS d LANGUAGE sql AS $$ SELECT x $$;

--- after
CREATE DOMAIN d AS text DEFAULT '1' CONSTRAINT filled CHECK (VALUE <> '');
COMMENT ON DOMAIN d IS 'a domain';
COMMENT ON CONSTRAINT filled ON DOMAIN d IS 'its check';
CREATE TABLE t (
    id serial PRIMARY KEY,
    a d DEFAULT '7',
    b d[],
    CONSTRAINT t_a_key UNIQUE (a)
);
CREATE INDEX t_b_idx ON t USING gin (b);
CREATE VIEW v AS SELECT t.a FROM t;
CREATE FUNCTION f(x d) RETURNS d LANGUAGE sql AS $$ SELECT x $$;

--- plan
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typbasetype = to_regtype('text') AND typtypmod = -1)) OR NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.v') AND relkind = 'v')) THEN
    DROP VIEW v;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typbasetype = to_regtype('text') AND typtypmod = -1)) OR NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE pronamespace = to_regnamespace('public') AND proname = 'f' AND pronargs = 1 AND proargtypes[0] = to_regtype('public.d') AND prokind IN ('f', 'w'))) THEN
    DROP FUNCTION f(d);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d__new') AND typtype = 'd') OR (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typbasetype = to_regtype('text') AND typtypmod = -1))) THEN
    CREATE DOMAIN d__new AS text DEFAULT '1' CONSTRAINT filled CHECK (value <> '');
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN b TYPE d__new[] USING b::d__new[];
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE d__new;
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
ALTER TABLE t ALTER COLUMN a SET DEFAULT '7';
COMMENT ON DOMAIN d IS 'a domain';
COMMENT ON CONSTRAINT filled ON DOMAIN d IS 'its check';
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE pronamespace = to_regnamespace('public') AND proname = 'f' AND pronargs = 1 AND proargtypes[0] = to_regtype('public.d') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION f(x d)
        RETURNS d
        LANGUAGE sql
    AS $$ SELECT x $$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.v') AND relkind = 'v') THEN
    CREATE VIEW v AS
    SELECT t.a FROM t;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typbasetype = to_regtype('character varying') AND typtypmod = 14)) OR NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.v') AND relkind = 'v')) THEN
    DROP VIEW v;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typbasetype = to_regtype('character varying') AND typtypmod = 14)) OR NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE pronamespace = to_regnamespace('public') AND proname = 'f' AND pronargs = 1 AND proargtypes[0] = to_regtype('public.d') AND prokind IN ('f', 'w'))) THEN
    DROP FUNCTION f(d);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d__new') AND typtype = 'd') OR (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typbasetype = to_regtype('character varying') AND typtypmod = 14))) THEN
    CREATE DOMAIN d__new AS character varying(10) DEFAULT '1' CONSTRAINT filled CHECK (value <> '');
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN b TYPE d__new[] USING b::d__new[];
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE d__new;
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
ALTER TABLE t ALTER COLUMN a SET DEFAULT '7';
COMMENT ON DOMAIN d IS 'a domain';
COMMENT ON CONSTRAINT filled ON DOMAIN d IS 'its check';
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE pronamespace = to_regnamespace('public') AND proname = 'f' AND pronargs = 1 AND proargtypes[0] = to_regtype('public.d') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION f(x d)
        RETURNS d
        LANGUAGE sql
    AS $$ SELECT x $$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.v') AND relkind = 'v') THEN
    CREATE VIEW v AS
    SELECT t.a FROM t;
  END IF;
END $$;
