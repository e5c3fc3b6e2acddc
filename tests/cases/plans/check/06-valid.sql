--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE TABLE child () INHERITS (t);
ALTER TABLE child ADD CONSTRAINT c CHECK (a > 1) NOT VALID;

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE TABLE child () INHERITS (t);
ALTER TABLE child ADD CONSTRAINT c CHECK (a > 1);

--- preconditions
check child.c: SELECT * FROM child WHERE NOT (a > 1)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'c' AND contype = 'c' AND convalidated)
--- plan
ALTER TABLE child VALIDATE CONSTRAINT c;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'c' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'c' AND NOT convalidated)) THEN
    ALTER TABLE child DROP CONSTRAINT c;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'c' AND contype = 'c') THEN
    ALTER TABLE child ADD CONSTRAINT c CHECK (a > 1) NOT VALID;
  END IF;
END $$;
