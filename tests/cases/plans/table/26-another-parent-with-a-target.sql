--- before
CREATE TABLE one (
    a integer
);
CREATE TABLE child (
    own integer
) INHERITS (one);

--- after
CREATE TABLE other (
    a integer
);
CREATE TABLE child (
    own integer
) INHERITS (other);
ALTER TABLE ONLY other ALTER COLUMN a SET STATISTICS 0;

--- plan
CREATE TABLE IF NOT EXISTS other (
    a integer
);
ALTER TABLE ONLY other ALTER COLUMN a SET STATISTICS 0;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.one')) THEN
    ALTER TABLE child NO INHERIT one;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.other')) THEN
    ALTER TABLE child INHERIT other;
  END IF;
END $$;
DROP TABLE IF EXISTS one;
--- undo
CREATE TABLE IF NOT EXISTS one (
    a integer
);
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.other')) THEN
    ALTER TABLE child NO INHERIT other;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.child') AND inhparent = to_regclass('public.one')) THEN
    ALTER TABLE child INHERIT one;
  END IF;
END $$;
DROP TABLE IF EXISTS other;
--- not undone
the rows of one
