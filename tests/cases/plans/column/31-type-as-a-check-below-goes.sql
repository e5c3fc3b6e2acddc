--- offline
--- before
CREATE TABLE t (a character(3), b integer);
CREATE TABLE below (c integer) INHERITS (t);
ALTER TABLE below ADD CONSTRAINT said CHECK (a <> 'x');

--- after
CREATE TABLE t (a smallint, b integer);

--- preconditions
t.a must fit smallint: SELECT * FROM t WHERE a !~ '^\s*[-+]?[0-9]+\s*$'
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('smallint') AND atttypmod = -1)
--- plan
DROP TABLE IF EXISTS below;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('smallint') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN a TYPE smallint USING a::smallint;
  END IF;
END $$;
--- undo
ALTER TABLE t ALTER COLUMN a TYPE character(3);
CREATE TABLE IF NOT EXISTS below (
    c integer
) INHERITS (t);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.below') AND conname = 'said' AND contype = 'c') THEN
    ALTER TABLE below ADD CONSTRAINT said CHECK (a <> 'x');
  END IF;
END $$;
--- not undone
the rows of below
