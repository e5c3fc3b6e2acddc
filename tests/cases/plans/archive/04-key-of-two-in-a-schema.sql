--- archive

--- before
CREATE SCHEMA app;
CREATE TABLE app.t (a integer NOT NULL, "B" text NOT NULL, c jsonb, d integer, UNIQUE (a, "B"));

--- rows
INSERT INTO app.t VALUES (1, 'x', '{"k": 1}', 1), (1, 'y', NULL, 2), (2, 'x', '[]', NULL);

--- after
CREATE SCHEMA app;
CREATE TABLE app.t (a integer NOT NULL, "B" text NOT NULL, UNIQUE (a, "B"));

--- preconditions
plumbline_archive.app_t_c must be free for the values of app.t.c: an earlier plan has kept its own there, to be dropped or renamed: SELECT oid::regclass FROM pg_catalog.pg_class WHERE oid = to_regclass('plumbline_archive.app_t_c')
  unless NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('app.t') AND attname = 'c' AND NOT attisdropped)
plumbline_archive.app_t_d must be free for the values of app.t.d: an earlier plan has kept its own there, to be dropped or renamed: SELECT oid::regclass FROM pg_catalog.pg_class WHERE oid = to_regclass('plumbline_archive.app_t_d')
  unless NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('app.t') AND attname = 'd' AND NOT attisdropped)
--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('app.t') AND attname = 'c' AND NOT attisdropped) THEN
    CREATE SCHEMA IF NOT EXISTS plumbline_archive;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('app.t') AND attname = 'c' AND NOT attisdropped) THEN
    LOCK TABLE app.t IN SHARE ROW EXCLUSIVE MODE;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('app.t') AND attname = 'c' AND NOT attisdropped) THEN
    CREATE TABLE plumbline_archive.app_t_c AS
    SELECT a, "B", c FROM app.t WHERE c IS NOT NULL;
  END IF;
END $$;
ALTER TABLE IF EXISTS app.t DROP COLUMN IF EXISTS c;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('app.t') AND attname = 'd' AND NOT attisdropped) THEN
    CREATE SCHEMA IF NOT EXISTS plumbline_archive;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('app.t') AND attname = 'd' AND NOT attisdropped) THEN
    LOCK TABLE app.t IN SHARE ROW EXCLUSIVE MODE;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('app.t') AND attname = 'd' AND NOT attisdropped) THEN
    CREATE TABLE plumbline_archive.app_t_d AS
    SELECT a, "B", d FROM app.t WHERE d IS NOT NULL;
  END IF;
END $$;
ALTER TABLE IF EXISTS app.t DROP COLUMN IF EXISTS d;
--- undo
ALTER TABLE app.t ADD COLUMN IF NOT EXISTS c jsonb;
DO $$ BEGIN
  IF to_regclass('plumbline_archive.app_t_c') IS NOT NULL THEN
    UPDATE app.t AS own SET c = kept.c FROM plumbline_archive.app_t_c AS kept WHERE kept.a = own.a AND kept."B" = own."B";
  END IF;
END $$;
DROP TABLE IF EXISTS plumbline_archive.app_t_c;
ALTER TABLE app.t ADD COLUMN IF NOT EXISTS d integer;
DO $$ BEGIN
  IF to_regclass('plumbline_archive.app_t_d') IS NOT NULL THEN
    UPDATE app.t AS own SET d = kept.d FROM plumbline_archive.app_t_d AS kept WHERE kept.a = own.a AND kept."B" = own."B";
  END IF;
END $$;
DROP TABLE IF EXISTS plumbline_archive.app_t_d;
