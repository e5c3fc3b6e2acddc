--- before
CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL;
ALTER DOMAIN d ADD CONSTRAINT c CHECK (value::text <> ''::text) NOT VALID;
ALTER DOMAIN d OWNER TO pg_monitor;
COMMENT ON DOMAIN d IS 'one';
COMMENT ON CONSTRAINT c ON DOMAIN d IS 'one';

--- after

--- plan
DROP DOMAIN IF EXISTS d;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typtype = 'd') THEN
    CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL;
  END IF;
END $$;
ALTER DOMAIN d ADD CONSTRAINT c CHECK (value::text <> ''::text) NOT VALID;
ALTER DOMAIN d OWNER TO pg_monitor;
COMMENT ON DOMAIN d IS 'one';
COMMENT ON CONSTRAINT c ON DOMAIN d IS 'one';
