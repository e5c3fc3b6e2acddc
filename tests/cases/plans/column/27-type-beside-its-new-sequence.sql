--- before
CREATE TABLE t (a text NOT NULL, b integer);

--- after
CREATE TABLE t (a serial, b integer);

--- preconditions
t.a must fit integer: SELECT * FROM t WHERE a !~ '^\s*[-+]?[0-9]+\s*$'
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('integer') AND atttypmod = -1)
--- plan
CREATE SEQUENCE IF NOT EXISTS t_a_seq AS integer;
ALTER SEQUENCE t_a_seq OWNED BY t.a;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('integer') AND atttypmod = -1)) THEN
    ALTER TABLE t ADD COLUMN a__new integer;
  END IF;
END $$;
DO $plumbline$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) OR to_regproc('public.t_a__new') IS NOT NULL) THEN
    CREATE FUNCTION t_a__new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.a__new := NEW.a::integer; RETURN NEW; END $$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('public.t') AND tgname = 'zz_a__new')) THEN
    CREATE TRIGGER zz_a__new BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION t_a__new();
  END IF;
END $$;
-- committed
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) THEN
    RETURN;
  END IF;
  LOOP
    UPDATE t SET a__new = a::integer WHERE a__new IS NULL AND a IS NOT NULL
      AND ctid = ANY (ARRAY(SELECT ctid FROM t WHERE a__new IS NULL AND a IS NOT NULL LIMIT 5000));
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- committed
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND attnotnull) OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a__new_present') OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped)) THEN
    ALTER TABLE t ADD CONSTRAINT t_a__new_present CHECK (a__new IS NOT NULL) NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a__new_present') OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped)) THEN
    ALTER TABLE t VALIDATE CONSTRAINT t_a__new_present;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) THEN
    ALTER TABLE t ALTER COLUMN a__new SET NOT NULL;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) THEN
    ALTER TABLE t DROP CONSTRAINT IF EXISTS t_a__new_present;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) THEN
    DROP TRIGGER zz_a__new ON t;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) THEN
    DROP FUNCTION t_a__new();
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) THEN
    ALTER SEQUENCE t_a_seq OWNED BY t.a__new;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) THEN
    ALTER TABLE t DROP COLUMN a;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) THEN
    ALTER TABLE t ALTER COLUMN a__new SET DEFAULT nextval('t_a_seq'::regclass);
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) THEN
    ALTER TABLE t RENAME COLUMN a__new TO a;
  END IF;
END $$;
--- undo
ALTER TABLE t ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE text;
DROP SEQUENCE IF EXISTS t_a_seq;
