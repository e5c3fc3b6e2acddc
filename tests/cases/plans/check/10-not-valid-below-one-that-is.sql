--- before
CREATE TABLE t (
    a integer,
    b integer
);
ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0) NOT VALID;

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE TABLE below (c integer) INHERITS (t);
ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0) NOT VALID;

--- plan
CREATE TABLE IF NOT EXISTS below (
    c integer
) INHERITS (t);
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.below') AND conname = 'x' AND contype = 'c' AND NOT convalidated) OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'c')) THEN
    ALTER TABLE t DROP CONSTRAINT x;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0) NOT VALID;
  END IF;
END $$;
--- undo
DROP TABLE IF EXISTS below;
