--- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'gone');
CREATE TABLE t (a mood, b integer);
GRANT USAGE ON TYPE mood TO pg_monitor;

--- after
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (b integer);

--- plan
REVOKE USAGE ON TYPE mood FROM pg_monitor;
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS a;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.mood__new') AND typtype = 'e') OR (NOT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.mood') AND enumlabel = 'gone'))) THEN
    CREATE TYPE mood__new AS ENUM ('sad', 'ok');
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.mood__new') IS NOT NULL THEN
    DROP TYPE mood;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.mood__new') IS NOT NULL THEN
    ALTER TYPE mood__new RENAME TO mood;
  END IF;
END $$;
--- undo
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'gone';
ALTER TABLE t ADD COLUMN IF NOT EXISTS a mood;
GRANT USAGE ON TYPE mood TO pg_monitor;
--- not undone
the values of t.a
