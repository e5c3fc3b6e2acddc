--- offline

--- before
CREATE TABLE t (
    a integer[],
    b integer
);
CREATE INDEX t_a_idx ON t USING gin (a);

--- after
CREATE TABLE t (
    a smallint,
    b integer
);
CREATE INDEX t_ab_idx ON t (a, b);

--- plan
DROP INDEX IF EXISTS t_a_idx;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('smallint') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN a TYPE smallint USING a[1]::smallint;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS t_ab_idx ON t (a, b);
--- undo
DROP INDEX IF EXISTS t_ab_idx;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('integer[]') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN a TYPE integer[] USING CASE WHEN a IS NOT NULL THEN ARRAY[a::integer] END;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS t_a_idx ON t USING gin (a);
