--- before
CREATE TYPE c AS (a bigint, b text, d text COLLATE "C");
ALTER TYPE c OWNER TO pg_monitor;
COMMENT ON TYPE c IS 'one';
COMMENT ON COLUMN c.a IS 'one';

--- after

--- plan
DROP TYPE IF EXISTS c;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.c') AND relkind = 'c') THEN
    CREATE TYPE c AS (a bigint, b text, d text COLLATE "C");
  END IF;
END $$;
ALTER TYPE c OWNER TO pg_monitor;
COMMENT ON TYPE c IS 'one';
COMMENT ON COLUMN c.a IS 'one';
