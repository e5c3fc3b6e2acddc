--- before
CREATE TYPE r AS RANGE (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
ALTER TYPE r OWNER TO pg_monitor;
COMMENT ON TYPE r IS 'one';

--- after

--- plan
DROP TYPE IF EXISTS r;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.r') AND typtype = 'r') THEN
    CREATE TYPE r AS RANGE (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
  END IF;
END $$;
ALTER TYPE r OWNER TO pg_monitor;
COMMENT ON TYPE r IS 'one';
