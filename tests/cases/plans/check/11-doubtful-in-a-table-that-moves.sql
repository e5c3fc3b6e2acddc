--- before
CREATE TABLE one (a integer);
ALTER TABLE one ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
CREATE TABLE child (b integer);
ALTER TABLE child ADD COLUMN a integer, ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
ALTER TABLE child INHERIT one;

--- after
CREATE TABLE two (a integer);
CREATE TABLE child (b integer);
ALTER TABLE child ADD COLUMN a integer;
CREATE TABLE grandchild () INHERITS (child);
ALTER TABLE two ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
ALTER TABLE child ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
ALTER TABLE child INHERIT two;

--- plan
CREATE TABLE IF NOT EXISTS grandchild () INHERITS (child);
CREATE TABLE IF NOT EXISTS two (
    a integer
);
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.one')) THEN
    ALTER TABLE child NO INHERIT one;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.two') AND conname = 'positive' AND contype = 'c') THEN
    ALTER TABLE two ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.two')) OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.grandchild') AND conname = 'positive' AND contype = 'c' AND NOT convalidated) OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'positive' AND contype = 'c')) THEN
    ALTER TABLE child DROP CONSTRAINT positive;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'positive' AND contype = 'c') THEN
    ALTER TABLE child ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.two')) THEN
    ALTER TABLE child INHERIT two;
  END IF;
END $$;
DROP TABLE IF EXISTS one;
--- undo
CREATE TABLE IF NOT EXISTS one (
    a integer
);
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.two')) THEN
    ALTER TABLE child NO INHERIT two;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.one') AND conname = 'positive' AND contype = 'c') THEN
    ALTER TABLE one ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.one')) THEN
    ALTER TABLE child INHERIT one;
  END IF;
END $$;
DROP TABLE IF EXISTS grandchild;
DROP TABLE IF EXISTS two;
--- not undone
the rows of one
