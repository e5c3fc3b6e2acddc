--- rename span -> period
--- before
CREATE TYPE span AS RANGE (subtype = integer);

--- after
CREATE TYPE period AS RANGE (subtype = integer);

--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.span') AND typtype = 'r') THEN
    ALTER TYPE span RENAME TO period;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.span_multirange') IS NOT NULL THEN
    ALTER TYPE span_multirange RENAME TO period_multirange;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF to_regtype('public.period_multirange') IS NOT NULL THEN
    ALTER TYPE period_multirange RENAME TO span_multirange;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.period') AND typtype = 'r') THEN
    ALTER TYPE period RENAME TO span;
  END IF;
END $$;
