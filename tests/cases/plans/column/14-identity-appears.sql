--- before
CREATE TABLE t (
    a integer NOT NULL,
    z text
);

--- after
CREATE TABLE t (
    a integer NOT NULL GENERATED ALWAYS AS IDENTITY,
    z text
);

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND attidentity <> '') THEN
    ALTER TABLE t ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY;
  END IF;
END $$;
SELECT setval(pg_get_serial_sequence('public.t', 'a'), max(a)) FROM t HAVING pg_sequence_last_value(pg_get_serial_sequence('public.t', 'a')::regclass) IS NULL;
--- undo
ALTER TABLE t ALTER COLUMN a DROP IDENTITY IF EXISTS;
