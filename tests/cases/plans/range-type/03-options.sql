--- before
CREATE TYPE r AS RANGE (subtype = text);

--- after
CREATE TYPE r AS RANGE (subtype = text, collation = "C");

--- plan
DROP TYPE IF EXISTS r;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.r') AND typtype = 'r') THEN
    CREATE TYPE r AS RANGE (subtype = text, collation = "C");
  END IF;
END $$;
--- undo
DROP TYPE IF EXISTS r;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.r') AND typtype = 'r') THEN
    CREATE TYPE r AS RANGE (subtype = text);
  END IF;
END $$;
