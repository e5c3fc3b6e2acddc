--- offline
--- rows
INSERT INTO t (a) VALUES (500);
INSERT INTO c (a) VALUES (5);

--- before
CREATE TABLE t (a bigint, b integer CONSTRAINT known CHECK (b > 0));
CREATE TABLE c (own integer) INHERITS (t);

--- after
CREATE TABLE t (a bigint, b integer CONSTRAINT known CHECK (b > 0));
ALTER TABLE t ADD CONSTRAINT small CHECK (abs(a) < 100) NOT VALID;
CREATE TABLE c (own integer) INHERITS (t);

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'small' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT small CHECK (abs(a) < 100) NOT VALID;
  END IF;
END $$;
ALTER TABLE c VALIDATE CONSTRAINT small;
--- undo
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS small;
