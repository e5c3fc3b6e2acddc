--- archive

--- before
CREATE TABLE t (id integer PRIMARY KEY, note text);

--- rows
INSERT INTO t VALUES (1, 'x');
CREATE SCHEMA plumbline_archive;
CREATE TABLE plumbline_archive.t_note AS SELECT id, note FROM t;

--- after
CREATE TABLE t (id integer PRIMARY KEY);

--- in the way
rows are in the way, and nothing was changed:
  plumbline_archive.t_note must be free for the values of t.note: an earlier plan has kept its own there, to be dropped or renamed: 1 in the way

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
    SELECT id, note FROM t WHERE note IS NOT NULL;
  END IF;
END $$;
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS note;
--- undo
ALTER TABLE t ADD COLUMN IF NOT EXISTS note text;
DO $$ BEGIN
  IF to_regclass('plumbline_archive.t_note') IS NOT NULL THEN
    UPDATE t AS own SET note = kept.note FROM plumbline_archive.t_note AS kept WHERE kept.id = own.id;
  END IF;
END $$;
DROP TABLE IF EXISTS plumbline_archive.t_note;
