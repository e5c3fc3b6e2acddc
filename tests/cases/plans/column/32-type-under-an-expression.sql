--- offline

--- before
CREATE TABLE t (
    a integer,
    b text
);

--- after
CREATE TABLE t (
    a bigint,
    b text
);
CREATE INDEX t_idx ON t ((a + 1)) WHERE b IS NOT NULL;

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('bigint') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN a TYPE bigint;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS t_idx ON t ((a + 1)) WHERE b IS NOT NULL;
--- undo
DROP INDEX IF EXISTS t_idx;
ALTER TABLE t ALTER COLUMN a TYPE integer;
