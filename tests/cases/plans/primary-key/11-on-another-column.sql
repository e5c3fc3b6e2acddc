--- before
CREATE TABLE t (a integer, b integer NOT NULL, CONSTRAINT first PRIMARY KEY (a));

--- after
CREATE TABLE t (a integer, b integer, CONSTRAINT second PRIMARY KEY (b));

--- preconditions
primary key t.second: no two rows alike in b: SELECT b, count(*) FROM t GROUP BY b HAVING count(*) > 1
  unless EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.second') AND indisvalid)
--- plan
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS first;
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.second') AND NOT indisvalid) THEN
    DROP INDEX second;
  END IF;
END $$;
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY second ON t (b)'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.second') AND indisvalid) \gexec
-- committed
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'second' AND contype = 'p') THEN
    ALTER TABLE t ADD CONSTRAINT second PRIMARY KEY USING INDEX second;
  END IF;
END $$;
--- undo
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS second;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'first' AND contype = 'p') THEN
    ALTER TABLE t ADD CONSTRAINT first PRIMARY KEY (a);
  END IF;
END $$;
