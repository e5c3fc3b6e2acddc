--- before
CREATE TABLE before (a integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME s START WITH 10), b text);
CREATE VIEW v AS SELECT before.b FROM before;

--- after
CREATE TABLE after (a integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME s), b text);
GRANT USAGE ON SEQUENCE s TO pg_monitor;
CREATE VIEW v AS SELECT after.b FROM after;

--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.before') AND attname = 'a' AND NOT attisdropped) OR to_regclass('public.s__old') IS NOT NULL) THEN
    ALTER SEQUENCE s RENAME TO s__old;
  END IF;
END $$;
CREATE TABLE IF NOT EXISTS after (
    a integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME s),
    b text
);
CREATE OR REPLACE VIEW v AS
SELECT after.b FROM after;
GRANT USAGE ON SEQUENCE s TO pg_monitor;
DROP TABLE IF EXISTS before;
--- undo
REVOKE USAGE ON SEQUENCE s FROM pg_monitor;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.after') AND attname = 'a' AND NOT attisdropped) OR to_regclass('public.s__old') IS NOT NULL) THEN
    ALTER SEQUENCE s RENAME TO s__old;
  END IF;
END $$;
CREATE TABLE IF NOT EXISTS before (
    a integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME s START WITH 10),
    b text
);
CREATE OR REPLACE VIEW v AS
SELECT before.b FROM before;
DROP TABLE IF EXISTS after;
--- not undone
the rows of before
