--- before

--- after
CREATE TABLE t (
    a integer
);
CREATE POLICY p ON t USING (a > 0);

--- plan
CREATE TABLE IF NOT EXISTS t (
    a integer
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = to_regclass('public.t') AND polname = 'p') THEN
    CREATE POLICY p ON t USING (a > 0);
  END IF;
END $$;
--- undo
DROP TABLE IF EXISTS t;
