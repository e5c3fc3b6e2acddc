--- before
CREATE TABLE t (
    a integer,
    b integer
);

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE TABLE below (c integer) INHERITS (t);
ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0) NOT VALID;
CREATE TABLE later (c integer) INHERITS (t);

--- plan
CREATE TABLE IF NOT EXISTS below (
    c integer
) INHERITS (t);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0) NOT VALID;
  END IF;
END $$;
CREATE TABLE IF NOT EXISTS later (
    c integer
) INHERITS (t);
--- undo
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS x;
DROP TABLE IF EXISTS below;
DROP TABLE IF EXISTS later;
