--- before
CREATE TABLE t (a integer);
ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;

--- after
CREATE TABLE t (a integer);
CREATE TABLE below (b integer) INHERITS (t);
ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
CREATE TABLE later (c integer) INHERITS (t);

--- plan
CREATE TABLE IF NOT EXISTS below (
    b integer
) INHERITS (t);
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.below') AND conname = 'positive' AND contype = 'c' AND NOT convalidated) OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'positive' AND contype = 'c')) THEN
    ALTER TABLE t DROP CONSTRAINT positive;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'positive' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
  END IF;
END $$;
CREATE TABLE IF NOT EXISTS later (
    c integer
) INHERITS (t);
--- undo
DROP TABLE IF EXISTS below;
DROP TABLE IF EXISTS later;
