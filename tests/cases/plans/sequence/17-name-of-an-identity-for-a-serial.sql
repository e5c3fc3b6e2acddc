--- before
CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME s), b text);

--- after
CREATE SEQUENCE s AS integer START WITH 10;
CREATE TABLE t (b text, c integer DEFAULT nextval('s') NOT NULL);
ALTER SEQUENCE s OWNED BY t.c;

--- plan
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS a;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND NOT attisdropped) OR to_regclass('public.s__old') IS NOT NULL) THEN
    ALTER SEQUENCE s RENAME TO s__old;
  END IF;
END $$;
CREATE SEQUENCE IF NOT EXISTS s AS integer START WITH 10;
ALTER TABLE t ADD COLUMN IF NOT EXISTS c integer;
ALTER TABLE t ALTER COLUMN c SET DEFAULT nextval('s'::regclass);
-- committed
DO $$
BEGIN
  LOOP
    UPDATE t SET c = nextval('s'::regclass) WHERE c IS NULL
      AND ctid = ANY (ARRAY(SELECT ctid FROM t WHERE c IS NULL LIMIT 5000));
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- committed
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'c' AND attnotnull) OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_c_present')) THEN
    ALTER TABLE t ADD CONSTRAINT t_c_present CHECK (c IS NOT NULL) NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_c_present') THEN
    ALTER TABLE t VALIDATE CONSTRAINT t_c_present;
  END IF;
END $$;
-- committed
ALTER TABLE t ALTER COLUMN c SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT IF EXISTS t_c_present;
ALTER SEQUENCE s OWNED BY t.c;
--- undo
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS c;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'c' AND NOT attisdropped) OR to_regclass('public.s__old') IS NOT NULL) THEN
    ALTER SEQUENCE s RENAME TO s__old;
  END IF;
END $$;
ALTER TABLE t ADD COLUMN IF NOT EXISTS a integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME s);
--- not undone
the values of t.a
