--- before

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE TABLE child () INHERITS (t);
ALTER TABLE child ADD CONSTRAINT c CHECK (a > 0);

--- plan
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b integer
);
CREATE TABLE IF NOT EXISTS child () INHERITS (t);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'c' AND contype = 'c') THEN
    ALTER TABLE child ADD CONSTRAINT c CHECK (a > 0);
  END IF;
END $$;
--- undo
DROP TABLE IF EXISTS child;
DROP TABLE IF EXISTS t;
