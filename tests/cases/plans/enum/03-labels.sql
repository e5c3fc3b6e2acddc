--- before
CREATE TYPE e AS ENUM ('a', 'c');

--- after
CREATE TYPE e AS ENUM ('c', 'a');

--- plan
DROP TYPE IF EXISTS e;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.e') AND typtype = 'e') THEN
    CREATE TYPE e AS ENUM ('c', 'a');
  END IF;
END $$;
--- undo
DROP TYPE IF EXISTS e;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.e') AND typtype = 'e') THEN
    CREATE TYPE e AS ENUM ('a', 'c');
  END IF;
END $$;
