--- archive

--- before
CREATE TABLE t (a integer, note text);

--- rows
INSERT INTO t VALUES (1, 'x'), (1, 'y'), (2, NULL);

--- after
CREATE TABLE t (a integer);

--- preconditions
plumbline_archive.t_note must be free for the values of t.note: an earlier plan has kept its own there, to be dropped or renamed: SELECT oid::regclass FROM pg_catalog.pg_class WHERE oid = to_regclass('plumbline_archive.t_note')
  unless NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'note' AND NOT attisdropped)
--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'note' AND NOT attisdropped) THEN
    CREATE SCHEMA IF NOT EXISTS plumbline_archive;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'note' AND NOT attisdropped) THEN
    LOCK TABLE t IN SHARE ROW EXCLUSIVE MODE;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'note' AND NOT attisdropped) THEN
    CREATE TABLE plumbline_archive.t_note AS
    SELECT * FROM t WHERE note IS NOT NULL;
  END IF;
END $$;
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS note;
--- undo
ALTER TABLE t ADD COLUMN IF NOT EXISTS note text;
--- not undone
the values of t.note: they are kept in plumbline_archive.t_note, and no key tells to which rows they belong
