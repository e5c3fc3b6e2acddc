--- archive

--- before
CREATE TABLE p (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE p_2 PARTITION OF p FOR VALUES IN (2);
CREATE TABLE i (x integer);
CREATE TABLE j (y integer) INHERITS (i);

--- rows
INSERT INTO p VALUES (1, 'a'), (2, 'b');
INSERT INTO i VALUES (1); INSERT INTO j VALUES (2, 2);

--- after
CREATE TABLE p (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1);

--- preconditions
plumbline_archive.i must be free for the rows of i: an earlier plan has kept its own there, to be dropped or renamed: SELECT oid::regclass FROM pg_catalog.pg_class WHERE oid = to_regclass('plumbline_archive.i')
  unless NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.i') AND relkind IN ('r', 'p', 'f'))
plumbline_archive.j must be free for the rows of j: an earlier plan has kept its own there, to be dropped or renamed: SELECT oid::regclass FROM pg_catalog.pg_class WHERE oid = to_regclass('plumbline_archive.j')
  unless NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.j') AND relkind IN ('r', 'p', 'f'))
plumbline_archive.p_2 must be free for the rows of p_2: an earlier plan has kept its own there, to be dropped or renamed: SELECT oid::regclass FROM pg_catalog.pg_class WHERE oid = to_regclass('plumbline_archive.p_2')
  unless NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.p_2') AND relkind IN ('r', 'p', 'f'))
--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.j') AND relkind IN ('r', 'p', 'f')) THEN
    CREATE SCHEMA IF NOT EXISTS plumbline_archive;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.j') AND relkind IN ('r', 'p', 'f')) THEN
    LOCK TABLE j IN SHARE ROW EXCLUSIVE MODE;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.j') AND relkind IN ('r', 'p', 'f')) THEN
    CREATE TABLE plumbline_archive.j AS
    SELECT * FROM ONLY j;
  END IF;
END $$;
DROP TABLE IF EXISTS j;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.p_2') AND relkind IN ('r', 'p', 'f')) THEN
    CREATE SCHEMA IF NOT EXISTS plumbline_archive;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.p_2') AND relkind IN ('r', 'p', 'f')) THEN
    LOCK TABLE p_2 IN SHARE ROW EXCLUSIVE MODE;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.p_2') AND relkind IN ('r', 'p', 'f')) THEN
    CREATE TABLE plumbline_archive.p_2 AS
    SELECT * FROM ONLY p_2;
  END IF;
END $$;
DROP TABLE IF EXISTS p_2;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.i') AND relkind IN ('r', 'p', 'f')) THEN
    CREATE SCHEMA IF NOT EXISTS plumbline_archive;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.i') AND relkind IN ('r', 'p', 'f')) THEN
    LOCK TABLE i IN SHARE ROW EXCLUSIVE MODE;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.i') AND relkind IN ('r', 'p', 'f')) THEN
    CREATE TABLE plumbline_archive.i AS
    SELECT * FROM ONLY i;
  END IF;
END $$;
DROP TABLE IF EXISTS i;
--- undo
CREATE TABLE IF NOT EXISTS i (
    x integer
);
DO $$ BEGIN
  IF to_regclass('plumbline_archive.i') IS NOT NULL THEN
    INSERT INTO i (x) SELECT x FROM plumbline_archive.i;
  END IF;
END $$;
DROP TABLE IF EXISTS plumbline_archive.i;
CREATE TABLE IF NOT EXISTS p_2 PARTITION OF p FOR VALUES IN (2);
DO $$ BEGIN
  IF to_regclass('plumbline_archive.p_2') IS NOT NULL THEN
    INSERT INTO p_2 (a, b) SELECT a, b FROM plumbline_archive.p_2;
  END IF;
END $$;
DROP TABLE IF EXISTS plumbline_archive.p_2;
CREATE TABLE IF NOT EXISTS j (
    y integer
) INHERITS (i);
DO $$ BEGIN
  IF to_regclass('plumbline_archive.j') IS NOT NULL THEN
    INSERT INTO j (x, y) SELECT x, y FROM plumbline_archive.j;
  END IF;
END $$;
DROP TABLE IF EXISTS plumbline_archive.j;
