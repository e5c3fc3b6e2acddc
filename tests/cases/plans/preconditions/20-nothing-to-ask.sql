--- before
CREATE TABLE r (a integer PRIMARY KEY);
CREATE TABLE t (a integer PRIMARY KEY, b integer NOT NULL, c integer REFERENCES r, d integer CONSTRAINT old CHECK (d > 0), e varchar(10));

--- rows
INSERT INTO r VALUES (1); INSERT INTO t VALUES (1, 1, 1, 1, 'x');

--- after
CREATE TABLE r (a integer PRIMARY KEY);
CREATE TABLE t (a integer PRIMARY KEY, b integer NOT NULL, c integer REFERENCES r ON DELETE CASCADE, d integer CONSTRAINT new CHECK (d > 0), e text, UNIQUE (a, b), f integer UNIQUE);

--- plan
ALTER TABLE t ALTER COLUMN e TYPE text;
ALTER TABLE t ADD COLUMN IF NOT EXISTS f integer;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_a_b_key') AND NOT indisvalid) THEN
    DROP INDEX t_a_b_key;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_f_key') AND NOT indisvalid) THEN
    DROP INDEX t_f_key;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'new' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT new CHECK (d > 0) NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_c_fkey' AND contype = 'f') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_c_fkey' AND confdeltype = 'c')) THEN
    ALTER TABLE t DROP CONSTRAINT t_c_fkey;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_c_fkey' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT t_c_fkey FOREIGN KEY (c) REFERENCES r (a) ON DELETE CASCADE NOT VALID;
  END IF;
END $$;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS old;
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY t_a_b_key ON t (a, b)'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_a_b_key') AND indisvalid) \gexec
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY t_f_key ON t (f)'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_f_key') AND indisvalid) \gexec
-- committed
ALTER TABLE t VALIDATE CONSTRAINT new;
ALTER TABLE t VALIDATE CONSTRAINT t_c_fkey;
-- committed
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_b_key' AND contype = 'u') THEN
    ALTER TABLE t ADD CONSTRAINT t_a_b_key UNIQUE USING INDEX t_a_b_key;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_f_key' AND contype = 'u') THEN
    ALTER TABLE t ADD CONSTRAINT t_f_key UNIQUE USING INDEX t_f_key;
  END IF;
END $$;
--- undo
ALTER TABLE t ALTER COLUMN e TYPE character varying(10);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'old' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT old CHECK (d > 0);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_c_fkey' AND contype = 'f') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_c_fkey' AND confdeltype = 'a')) THEN
    ALTER TABLE t DROP CONSTRAINT t_c_fkey;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_c_fkey' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT t_c_fkey FOREIGN KEY (c) REFERENCES r (a);
  END IF;
END $$;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS new;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_a_b_key;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_f_key;
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS f;
