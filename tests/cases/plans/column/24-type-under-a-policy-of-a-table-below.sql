--- offline
--- before
CREATE TABLE t (a date);
CREATE TABLE below (c integer) INHERITS (t);
CREATE POLICY p ON below USING (a > '2020-01-01');

--- after
CREATE TABLE t (a tsvector);

--- plan
DROP TABLE IF EXISTS below;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('tsvector') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN a TYPE tsvector USING a::text::tsvector;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('date') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN a TYPE date USING a::text::date;
  END IF;
END $$;
CREATE TABLE IF NOT EXISTS below (
    c integer
) INHERITS (t);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = to_regclass('public.below') AND polname = 'p') THEN
    CREATE POLICY p ON below USING (a > '2020-01-01');
  END IF;
END $$;
--- not undone
the rows of below
