--- before
CREATE DOMAIN d AS text CONSTRAINT c CHECK (VALUE <> '');

--- after
CREATE DOMAIN d AS text CONSTRAINT k CHECK (VALUE <> '');

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'k') THEN
    ALTER DOMAIN d RENAME CONSTRAINT c TO k;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'c') THEN
    ALTER DOMAIN d RENAME CONSTRAINT k TO c;
  END IF;
END $$;
