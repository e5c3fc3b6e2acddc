--- before
CREATE DOMAIN d AS character varying(10);

--- after
CREATE DOMAIN d AS character varying(20);

--- plan
DROP DOMAIN IF EXISTS d;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typtype = 'd') THEN
    CREATE DOMAIN d AS character varying(20);
  END IF;
END $$;
--- undo
DROP DOMAIN IF EXISTS d;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typtype = 'd') THEN
    CREATE DOMAIN d AS character varying(10);
  END IF;
END $$;
