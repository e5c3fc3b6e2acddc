--- before
CREATE TABLE t (
    a integer
);
CREATE POLICY p ON t TO pg_monitor USING (a > 1) WITH CHECK (a > 2);

--- after
CREATE TABLE t (
    a integer
);
CREATE POLICY p ON t AS RESTRICTIVE TO pg_monitor USING (a > 1) WITH CHECK (a > 2);

--- plan
DROP POLICY IF EXISTS p ON t;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = to_regclass('public.t') AND polname = 'p') THEN
    CREATE POLICY p ON t AS RESTRICTIVE TO pg_monitor USING (a > 1) WITH CHECK (a > 2);
  END IF;
END $$;
--- undo
DROP POLICY IF EXISTS p ON t;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = to_regclass('public.t') AND polname = 'p') THEN
    CREATE POLICY p ON t TO pg_monitor USING (a > 1) WITH CHECK (a > 2);
  END IF;
END $$;
