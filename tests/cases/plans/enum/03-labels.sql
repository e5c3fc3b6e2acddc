--- before
CREATE TYPE e AS ENUM ('a', 'c');

--- after
CREATE TYPE e AS ENUM ('c', 'a');

--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.e__new') AND typtype = 'e') OR (EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.e') AND enumlabel = 'c' AND enumsortorder = 1) AND EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.e') AND enumlabel = 'a' AND enumsortorder = 2))) THEN
    CREATE TYPE e__new AS ENUM ('c', 'a');
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
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.e__new') AND typtype = 'e') OR (EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.e') AND enumlabel = 'a' AND enumsortorder = 1) AND EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.e') AND enumlabel = 'c' AND enumsortorder = 2))) THEN
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
