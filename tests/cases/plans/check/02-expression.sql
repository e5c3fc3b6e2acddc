--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE TABLE child () INHERITS (t);
ALTER TABLE child ADD CONSTRAINT c CHECK (a > 0);

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE TABLE child () INHERITS (t);
ALTER TABLE child ADD CONSTRAINT c CHECK (a > 1);

--- preconditions
check child.c: SELECT * FROM child WHERE NOT (a > 1)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'c' AND pg_get_expr(conbin, conrelid) LIKE '%1%') AND EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'c' AND contype = 'c' AND convalidated)
--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'c' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'c' AND pg_get_expr(conbin, conrelid) LIKE '%1%')) THEN
    ALTER TABLE child DROP CONSTRAINT c;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'c' AND contype = 'c') THEN
    ALTER TABLE child ADD CONSTRAINT c CHECK (a > 1) NOT VALID;
  END IF;
END $$;
-- committed
ALTER TABLE child VALIDATE CONSTRAINT c;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'c' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'c' AND pg_get_expr(conbin, conrelid) LIKE '%0%')) THEN
    ALTER TABLE child DROP CONSTRAINT c;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'c' AND contype = 'c') THEN
    ALTER TABLE child ADD CONSTRAINT c CHECK (a > 0);
  END IF;
END $$;
