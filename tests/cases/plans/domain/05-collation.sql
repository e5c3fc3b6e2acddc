--- before
CREATE DOMAIN d AS character varying(20) DEFAULT 'x'::character varying NOT NULL;

--- after
CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL;

--- plan
DROP DOMAIN IF EXISTS d;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typtype = 'd') THEN
    CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL;
  END IF;
END $$;
--- undo
DROP DOMAIN IF EXISTS d;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typtype = 'd') THEN
    CREATE DOMAIN d AS character varying(20) DEFAULT 'x'::character varying NOT NULL;
  END IF;
END $$;
