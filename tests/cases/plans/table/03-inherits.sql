--- before
CREATE TABLE parent (
    a integer,
    b text
);
CREATE TABLE t (
    a integer,
    b text
) INHERITS (parent);

--- after
CREATE TABLE t (
    a integer,
    b text
);

--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parent')) THEN
    ALTER TABLE t NO INHERIT parent;
  END IF;
END $$;
DROP TABLE IF EXISTS parent;
--- undo
CREATE TABLE IF NOT EXISTS parent (
    a integer,
    b text
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parent')) THEN
    ALTER TABLE t INHERIT parent;
  END IF;
END $$;
--- not undone
the rows of parent
