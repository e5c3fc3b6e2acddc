--- before
CREATE TYPE r AS RANGE (subtype = double precision);

--- after
CREATE TYPE r AS RANGE (subtype = text);

--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.r') AND typtype = 'r') OR (EXISTS (SELECT FROM pg_catalog.pg_range WHERE rngtypid = to_regtype('public.r') AND rngsubtype = to_regtype('text')))) THEN
    DROP TYPE r;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.r') AND typtype = 'r') THEN
    CREATE TYPE r AS RANGE (subtype = text);
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.r') AND typtype = 'r') OR (EXISTS (SELECT FROM pg_catalog.pg_range WHERE rngtypid = to_regtype('public.r') AND rngsubtype = to_regtype('double precision')))) THEN
    DROP TYPE r;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.r') AND typtype = 'r') THEN
    CREATE TYPE r AS RANGE (subtype = double precision);
  END IF;
END $$;
