--- rows
INSERT INTO child VALUES (1, 2, 3);

--- before
CREATE TABLE one (a integer, b integer, CONSTRAINT positive CHECK (b > 0));
CREATE TABLE other (a integer);
CREATE TABLE child (c integer) INHERITS (one);

--- after
CREATE TABLE one (a integer, b integer, CONSTRAINT positive CHECK (b > 0));
CREATE TABLE other (a integer, d text, CONSTRAINT said CHECK (d <> ''));
CREATE TABLE child (c integer) INHERITS (other);

--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.one')) THEN
    ALTER TABLE child NO INHERIT one;
  END IF;
END $$;
ALTER TABLE other ADD COLUMN IF NOT EXISTS d text;
ALTER TABLE child ADD COLUMN IF NOT EXISTS d text;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.other') AND conname = 'said' AND contype = 'c') THEN
    ALTER TABLE other ADD CONSTRAINT said CHECK (d <> '') NOT VALID;
  END IF;
END $$;
ALTER TABLE IF EXISTS child DROP CONSTRAINT IF EXISTS positive;
ALTER TABLE IF EXISTS child DROP COLUMN IF EXISTS b;
-- committed
ALTER TABLE other VALIDATE CONSTRAINT said;
-- committed
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'said' AND contype = 'c') THEN
    ALTER TABLE child ADD CONSTRAINT said CHECK (d <> '') NOT VALID;
  END IF;
END $$;
-- committed
ALTER TABLE child VALIDATE CONSTRAINT said;
-- committed
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.other')) THEN
    ALTER TABLE child INHERIT other;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.other')) THEN
    ALTER TABLE child NO INHERIT other;
  END IF;
END $$;
ALTER TABLE child ADD COLUMN IF NOT EXISTS b integer;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.child') AND conname = 'positive' AND contype = 'c') THEN
    ALTER TABLE child ADD CONSTRAINT positive CHECK (b > 0);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.one')) THEN
    ALTER TABLE child INHERIT one;
  END IF;
END $$;
ALTER TABLE IF EXISTS child DROP CONSTRAINT IF EXISTS said;
ALTER TABLE IF EXISTS other DROP CONSTRAINT IF EXISTS said;
ALTER TABLE IF EXISTS child DROP COLUMN IF EXISTS d;
ALTER TABLE IF EXISTS other DROP COLUMN IF EXISTS d;
--- not undone
the values of child.b
