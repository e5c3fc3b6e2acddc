--- from 15
--- before
CREATE TABLE t (
    a integer NOT NULL,
    b integer NOT NULL,
    c integer
);
ALTER TABLE t ADD CONSTRAINT k UNIQUE (a);

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b integer NOT NULL,
    c integer
);
ALTER TABLE t ADD CONSTRAINT k UNIQUE NULLS NOT DISTINCT (a);

--- plan
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS k;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k') AND NOT indisvalid) THEN
    DROP INDEX k;
  END IF;
END $$;
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY k ON t (a) NULLS NOT DISTINCT'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k') AND indisvalid) \gexec
-- committed
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'k' AND contype = 'u') THEN
    ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX k;
  END IF;
END $$;
--- undo
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS k;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'k' AND contype = 'u') THEN
    ALTER TABLE t ADD CONSTRAINT k UNIQUE (a);
  END IF;
END $$;
