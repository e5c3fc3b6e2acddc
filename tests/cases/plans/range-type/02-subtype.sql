--- before
CREATE TYPE r AS RANGE (subtype = double precision);

--- after
CREATE TYPE r AS RANGE (subtype = text);

--- plan
DROP TYPE IF EXISTS r;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.r') AND typtype = 'r') THEN
    CREATE TYPE r AS RANGE (subtype = text);
  END IF;
END $$;
--- undo
DROP TYPE IF EXISTS r;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.r') AND typtype = 'r') THEN
    CREATE TYPE r AS RANGE (subtype = double precision);
  END IF;
END $$;
