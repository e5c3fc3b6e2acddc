CREATE TYPE mood AS ENUM ('sad');
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood') THEN
    CREATE TYPE mood AS ENUM ('never');
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typname = 'size' AND n.nspname = 'public') THEN
    CREATE TYPE size AS ENUM ('s', 'm');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_enum e JOIN pg_type t ON e.enumtypid = t.oid WHERE t.typname = 'mood' AND e.enumlabel = 'happy') THEN
    ALTER TYPE mood ADD VALUE 'happy';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_enum WHERE enumlabel = 'sad' AND enumtypid = 'mood'::regtype) THEN
    ALTER TYPE mood ADD VALUE 'never';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_enum WHERE enumlabel = 'm' AND enumtypid = (SELECT oid FROM pg_type WHERE typname = 'size')) THEN
    ALTER TYPE size ADD VALUE 'never';
  END IF;
END
$$;
