--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE TABLE below (c integer) INHERITS (t);
CREATE POLICY x ON t FOR INSERT WITH CHECK (EXISTS (SELECT FROM below));

--- after

--- plan
DROP POLICY IF EXISTS x ON t;
DROP TABLE IF EXISTS below;
DROP TABLE IF EXISTS t;
--- undo
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b integer
);
CREATE TABLE IF NOT EXISTS below (
    c integer
) INHERITS (t);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = to_regclass('public.t') AND polname = 'x') THEN
    CREATE POLICY x ON t FOR INSERT WITH CHECK (EXISTS (SELECT FROM below));
  END IF;
END $$;
--- not undone
the rows of below
the rows of t
