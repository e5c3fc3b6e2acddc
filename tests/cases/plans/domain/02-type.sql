--- before
CREATE DOMAIN d AS character varying(10);

--- after
CREATE DOMAIN d AS character varying(20);

--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typtype = 'd') OR (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typbasetype = to_regtype('character varying') AND typtypmod = 24))) THEN
    DROP DOMAIN d;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typtype = 'd') THEN
    CREATE DOMAIN d AS character varying(20);
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typtype = 'd') OR (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typbasetype = to_regtype('character varying') AND typtypmod = 14))) THEN
    DROP DOMAIN d;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typtype = 'd') THEN
    CREATE DOMAIN d AS character varying(10);
  END IF;
END $$;
