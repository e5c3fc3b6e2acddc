--- from 15
--- before
CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY, b integer NOT NULL);

--- after
CREATE UNLOGGED TABLE t (a integer GENERATED ALWAYS AS IDENTITY, b integer GENERATED ALWAYS AS IDENTITY);

--- plan
ALTER TABLE t SET UNLOGGED;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b' AND attidentity <> '') THEN
    ALTER TABLE t ALTER COLUMN b ADD GENERATED ALWAYS AS IDENTITY;
  END IF;
END $$;
SELECT setval(pg_get_serial_sequence('public.t', 'b'), max(b)) FROM t HAVING pg_sequence_last_value(pg_get_serial_sequence('public.t', 'b')::regclass) IS NULL;
--- undo
ALTER TABLE t SET LOGGED;
ALTER TABLE t ALTER COLUMN b DROP IDENTITY IF EXISTS;
