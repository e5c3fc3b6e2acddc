--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE TABLE below (c integer) INHERITS (t);
CREATE POLICY p ON below USING (b > 0);

--- after
CREATE TABLE t (
    a integer
);

--- plan
DROP TABLE IF EXISTS below;
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS b;
--- undo
ALTER TABLE t ADD COLUMN IF NOT EXISTS b integer;
CREATE TABLE IF NOT EXISTS below (
    c integer
) INHERITS (t);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = to_regclass('public.below') AND polname = 'p') THEN
    CREATE POLICY p ON below USING (b > 0);
  END IF;
END $$;
--- not undone
the rows of below
the values of t.b
