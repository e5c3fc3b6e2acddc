--- before
CREATE TABLE one (a integer NOT NULL, b integer);
CREATE TABLE child (own integer) INHERITS (one);

--- after
CREATE TABLE two (b integer);
CREATE TABLE child (own integer) INHERITS (two);

--- plan
CREATE TABLE IF NOT EXISTS two (
    b integer
);
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.one')) THEN
    ALTER TABLE child NO INHERIT one;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.two')) THEN
    ALTER TABLE child INHERIT two;
  END IF;
END $$;
ALTER TABLE IF EXISTS child DROP COLUMN IF EXISTS a;
DROP TABLE IF EXISTS one;
--- undo
CREATE TABLE IF NOT EXISTS one (
    a integer NOT NULL,
    b integer
);
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.two')) THEN
    ALTER TABLE child NO INHERIT two;
  END IF;
END $$;
ALTER TABLE child ADD COLUMN IF NOT EXISTS a integer NOT NULL;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.one')) THEN
    ALTER TABLE child INHERIT one;
  END IF;
END $$;
DROP TABLE IF EXISTS two;
--- not undone
the values of child.a
the rows of one
