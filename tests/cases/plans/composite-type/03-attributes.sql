--- before
CREATE TYPE c AS (a bigint, b text);

--- after
CREATE TYPE c AS (a bigint, b text, d text COLLATE "C");

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attname = 'd' AND NOT attisdropped) THEN
    ALTER TYPE c ADD ATTRIBUTE d text COLLATE "C";
  END IF;
END $$;
--- undo
ALTER TYPE c DROP ATTRIBUTE IF EXISTS d;
