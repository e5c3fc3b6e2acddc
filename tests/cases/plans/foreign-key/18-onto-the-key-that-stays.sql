--- before
CREATE TABLE t (a integer NOT NULL, b integer, CONSTRAINT t_a_key UNIQUE (a));

--- after
CREATE TABLE t (a integer, b integer, CONSTRAINT t_pkey PRIMARY KEY (a), CONSTRAINT t_b_fkey FOREIGN KEY (b) REFERENCES t);

--- preconditions
foreign key t.t_b_fkey refers to t: SELECT own.* FROM t AS own WHERE own.b IS NOT NULL AND NOT EXISTS (SELECT FROM t AS other WHERE other.a = own.b)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b_fkey' AND contype = 'f' AND convalidated)
--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_pkey') AND NOT indisvalid) THEN
    DROP INDEX t_pkey;
  END IF;
END $$;
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON t (a)'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_pkey') AND indisvalid) \gexec
-- committed
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_pkey' AND contype = 'p') THEN
    ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;
  END IF;
END $$;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_a_key;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b_fkey' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT t_b_fkey FOREIGN KEY (b) REFERENCES t (a) NOT VALID;
  END IF;
END $$;
-- committed
ALTER TABLE t VALIDATE CONSTRAINT t_b_fkey;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_key' AND contype = 'u') THEN
    ALTER TABLE t ADD CONSTRAINT t_a_key UNIQUE (a);
  END IF;
END $$;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_b_fkey;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_pkey;
