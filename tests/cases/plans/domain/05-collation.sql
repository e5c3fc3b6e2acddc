--- before
CREATE DOMAIN d AS character varying(20) DEFAULT 'x'::character varying NOT NULL;

--- after
CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL;

--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typtype = 'd') OR (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typcollation = to_regcollation('"C"')))) THEN
    DROP DOMAIN d;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typtype = 'd') THEN
    CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typtype = 'd') OR (NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typcollation = to_regcollation('"C"')))) THEN
    DROP DOMAIN d;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typtype = 'd') THEN
    CREATE DOMAIN d AS character varying(20) DEFAULT 'x'::character varying NOT NULL;
  END IF;
END $$;
