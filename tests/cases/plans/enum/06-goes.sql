--- before
CREATE TYPE e AS ENUM ('c', 'a');
ALTER TYPE e OWNER TO pg_monitor;
COMMENT ON TYPE e IS 'one';

--- after

--- plan
DROP TYPE IF EXISTS e;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.e') AND typtype = 'e') THEN
    CREATE TYPE e AS ENUM ('c', 'a');
  END IF;
END $$;
ALTER TYPE e OWNER TO pg_monitor;
COMMENT ON TYPE e IS 'one';
