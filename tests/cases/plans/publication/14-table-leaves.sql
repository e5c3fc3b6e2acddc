--- before
CREATE TABLE t (a integer);
CREATE TABLE u (a integer);
CREATE PUBLICATION p FOR TABLE t, u;

--- after
CREATE TABLE t (a integer);
CREATE TABLE u (a integer);
CREATE PUBLICATION p FOR TABLE t;

--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid WHERE p.pubname = 'p' AND r.prrelid = to_regclass('public.u')) THEN
    ALTER PUBLICATION p DROP TABLE u;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid WHERE p.pubname = 'p' AND r.prrelid = to_regclass('public.u')) THEN
    ALTER PUBLICATION p ADD TABLE u;
  END IF;
END $$;
