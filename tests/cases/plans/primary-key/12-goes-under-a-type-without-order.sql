--- before
CREATE TABLE t (
    a bigint PRIMARY KEY,
    b integer
);

--- after
CREATE TABLE t (
    a json NOT NULL,
    b integer
);

--- plan
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_pkey;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('json') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN a TYPE json USING a::text::json;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('bigint') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN a TYPE bigint USING a::text::bigint;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_pkey' AND contype = 'p') THEN
    ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
  END IF;
END $$;
