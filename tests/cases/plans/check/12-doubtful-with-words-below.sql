--- before
CREATE TABLE t (a integer);
CREATE TABLE below (b integer) INHERITS (t);
ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
COMMENT ON CONSTRAINT positive ON below IS 'of those below';

--- after
CREATE TABLE t (a integer);
CREATE TABLE below (b integer) INHERITS (t);
CREATE TABLE lowest (c integer) INHERITS (below);
ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
COMMENT ON CONSTRAINT positive ON below IS 'of those below';

--- plan
CREATE TABLE IF NOT EXISTS lowest (
    c integer
) INHERITS (below);
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.lowest') AND conname = 'positive' AND contype = 'c' AND NOT convalidated) OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'positive' AND contype = 'c')) THEN
    ALTER TABLE t DROP CONSTRAINT positive;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'positive' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
  END IF;
END $$;
COMMENT ON CONSTRAINT positive ON below IS 'of those below';
--- undo
DROP TABLE IF EXISTS lowest;
