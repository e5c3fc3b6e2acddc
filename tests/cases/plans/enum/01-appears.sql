--- before

--- after
CREATE TYPE e AS ENUM ('a', 'b');

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.e') AND typtype = 'e') THEN
    CREATE TYPE e AS ENUM ('a', 'b');
  END IF;
END $$;
--- undo
DROP TYPE IF EXISTS e;
