--- before
CREATE TYPE e AS ENUM ('a', 'b');

--- after
CREATE TYPE e AS ENUM ('a', 'c');

--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.e__new') AND typtype = 'e') OR (EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.e') AND enumlabel = 'c'))) THEN
    CREATE TYPE e__new AS ENUM ('a', 'c');
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    DROP TYPE e;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    ALTER TYPE e__new RENAME TO e;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.e__new') AND typtype = 'e') OR (EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.e') AND enumlabel = 'b'))) THEN
    CREATE TYPE e__new AS ENUM ('a', 'b');
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    DROP TYPE e;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    ALTER TYPE e__new RENAME TO e;
  END IF;
END $$;
