--- before
CREATE TABLE parent (a integer NOT NULL, b integer);
CREATE TABLE child (a integer GENERATED ALWAYS AS IDENTITY) INHERITS (parent);
CREATE TABLE late (a integer NOT NULL, b integer);

--- after
CREATE TABLE parent (a integer GENERATED ALWAYS AS IDENTITY, b integer);
CREATE TABLE child (a integer) INHERITS (parent);
CREATE TABLE late (a integer NOT NULL, b integer) INHERITS (parent);

--- plan
ALTER TABLE child ALTER COLUMN a DROP IDENTITY IF EXISTS;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.parent') AND attname = 'a' AND attidentity <> '') THEN
    ALTER TABLE parent ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY;
  END IF;
END $$;
SELECT setval(pg_get_serial_sequence('public.parent', 'a'), max(a)) FROM parent HAVING pg_sequence_last_value(pg_get_serial_sequence('public.parent', 'a')::regclass) IS NULL;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.late') AND inhparent = to_regclass('public.parent')) THEN
    ALTER TABLE late INHERIT parent;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.late') AND inhparent = to_regclass('public.parent')) THEN
    ALTER TABLE late NO INHERIT parent;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.child') AND attname = 'a' AND attidentity <> '') THEN
    ALTER TABLE child ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY;
  END IF;
END $$;
SELECT setval(pg_get_serial_sequence('public.child', 'a'), max(a)) FROM child HAVING pg_sequence_last_value(pg_get_serial_sequence('public.child', 'a')::regclass) IS NULL;
ALTER TABLE parent ALTER COLUMN a DROP IDENTITY IF EXISTS;
