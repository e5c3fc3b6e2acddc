--- before

--- after
CREATE TYPE r AS RANGE (subtype = double precision);

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.r') AND typtype = 'r') THEN
    CREATE TYPE r AS RANGE (subtype = double precision);
  END IF;
END $$;
--- undo
DROP TYPE IF EXISTS r;
