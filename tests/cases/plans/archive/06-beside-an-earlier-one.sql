--- archive

--- archived plumbline_archive.t_note

--- before
CREATE TABLE t (id integer PRIMARY KEY, note text, other text);

--- rows
INSERT INTO t VALUES (1, 'x', 'a'), (2, 'y', 'b');
CREATE SCHEMA plumbline_archive;
CREATE TABLE plumbline_archive.t_note AS SELECT id, note FROM t;

--- after
CREATE TABLE t (id integer PRIMARY KEY);

--- preconditions
plumbline_archive.t_note_2 must be free for the values of t.note: an earlier plan has kept its own there, to be dropped or renamed: SELECT oid::regclass FROM pg_catalog.pg_class WHERE oid = to_regclass('plumbline_archive.t_note_2')
  unless NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'note' AND NOT attisdropped)
plumbline_archive.t_other must be free for the values of t.other: an earlier plan has kept its own there, to be dropped or renamed: SELECT oid::regclass FROM pg_catalog.pg_class WHERE oid = to_regclass('plumbline_archive.t_other')
  unless NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'other' AND NOT attisdropped)
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
    CREATE TABLE plumbline_archive.t_note_2 AS
    SELECT id, note FROM t WHERE note IS NOT NULL;
  END IF;
END $$;
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS note;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'other' AND NOT attisdropped) THEN
    CREATE SCHEMA IF NOT EXISTS plumbline_archive;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'other' AND NOT attisdropped) THEN
    LOCK TABLE t IN SHARE ROW EXCLUSIVE MODE;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'other' AND NOT attisdropped) THEN
    CREATE TABLE plumbline_archive.t_other AS
    SELECT id, other FROM t WHERE other IS NOT NULL;
  END IF;
END $$;
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS other;
--- undo
ALTER TABLE t ADD COLUMN IF NOT EXISTS note text;
DO $$ BEGIN
  IF to_regclass('plumbline_archive.t_note_2') IS NOT NULL THEN
    UPDATE t AS own SET note = kept.note FROM plumbline_archive.t_note_2 AS kept WHERE kept.id = own.id;
  END IF;
END $$;
DROP TABLE IF EXISTS plumbline_archive.t_note_2;
ALTER TABLE t ADD COLUMN IF NOT EXISTS other text;
DO $$ BEGIN
  IF to_regclass('plumbline_archive.t_other') IS NOT NULL THEN
    UPDATE t AS own SET other = kept.other FROM plumbline_archive.t_other AS kept WHERE kept.id = own.id;
  END IF;
END $$;
DROP TABLE IF EXISTS plumbline_archive.t_other;
