--- offline
--- before
CREATE TABLE p (a bigint, CONSTRAINT p_pkey PRIMARY KEY (a));
CREATE TABLE t (a bigint, CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES p);

--- after
CREATE TABLE p (a bigint, CONSTRAINT p_pkey PRIMARY KEY (a));
CREATE TABLE t (a text);

--- plan
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_a_fkey;
ALTER TABLE t ALTER COLUMN a TYPE text;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('bigint') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN a TYPE bigint USING a::bigint;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_fkey' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES p (a);
  END IF;
END $$;
