--- before
CREATE TABLE parts (
    a integer,
    b text
) PARTITION BY RANGE (a);
CREATE TABLE t PARTITION OF parts FOR VALUES FROM (1) TO (10);

--- after
CREATE TABLE t (
    a integer,
    b text
);

--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts')) THEN
    ALTER TABLE parts DETACH PARTITION t;
  END IF;
END $$;
DROP TABLE IF EXISTS parts;
--- undo
CREATE TABLE IF NOT EXISTS parts (
    a integer,
    b text
) PARTITION BY RANGE (a);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts')) THEN
    ALTER TABLE parts ATTACH PARTITION t FOR VALUES FROM (1) TO (10);
  END IF;
END $$;
--- not undone
the rows of parts
