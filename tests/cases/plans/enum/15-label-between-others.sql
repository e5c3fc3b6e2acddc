--- before
CREATE TYPE e AS ENUM ('one', 'three');

--- after
CREATE TYPE e AS ENUM ('one', 'three');
ALTER TYPE e ADD VALUE 'two' AFTER 'one';

--- plan
ALTER TYPE e ADD VALUE IF NOT EXISTS 'two' AFTER 'one';
--- undo
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.e__new') AND typtype = 'e') OR (NOT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.e') AND enumlabel = 'two'))) THEN
    CREATE TYPE e__new AS ENUM ('one', 'three');
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
