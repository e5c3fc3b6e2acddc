--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE TABLE child () INHERITS (t);
ALTER TABLE child ADD CONSTRAINT c CHECK (a > 1);
COMMENT ON CONSTRAINT c ON child IS 'one';

--- after

--- plan
DROP TABLE IF EXISTS child;
DROP TABLE IF EXISTS t;
--- undo
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b integer
);
CREATE TABLE IF NOT EXISTS child () INHERITS (t);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'c' AND contype = 'c') THEN
    ALTER TABLE child ADD CONSTRAINT c CHECK (a > 1);
  END IF;
END $$;
COMMENT ON CONSTRAINT c ON child IS 'one';
--- not undone
the rows of child
the rows of t
