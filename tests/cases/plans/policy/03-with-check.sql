--- before
CREATE TABLE t (
    a integer
);
CREATE POLICY p ON t USING (a > 1);

--- after
CREATE TABLE t (
    a integer
);
CREATE POLICY p ON t USING (a > 1) WITH CHECK (a > 2);

--- plan
ALTER POLICY p ON t WITH CHECK (a > 2);
--- undo
DROP POLICY IF EXISTS p ON t;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = to_regclass('public.t') AND polname = 'p') THEN
    CREATE POLICY p ON t USING (a > 1);
  END IF;
END $$;
