--- before
CREATE TABLE t (
    a integer
);
CREATE POLICY p ON t AS RESTRICTIVE FOR UPDATE TO pg_monitor USING (a > 1) WITH CHECK (a > 2);
COMMENT ON POLICY p ON t IS 'one';

--- after

--- plan
DROP TABLE IF EXISTS t;
--- undo
CREATE TABLE IF NOT EXISTS t (
    a integer
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = to_regclass('public.t') AND polname = 'p') THEN
    CREATE POLICY p ON t AS RESTRICTIVE FOR UPDATE TO pg_monitor USING (a > 1) WITH CHECK (a > 2);
  END IF;
END $$;
COMMENT ON POLICY p ON t IS 'one';
--- not undone
the rows of t
