--- before
CREATE TABLE t (a text);

--- after
CREATE TABLE t (a timestamptz);
ALTER TABLE t ALTER COLUMN a SET STATISTICS 250;
CREATE TABLE below (b integer) INHERITS (t);

--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('timestamp with time zone') AND atttypmod = -1)) THEN
    ALTER TABLE t ADD COLUMN a__new timestamp with time zone;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) THEN
    ALTER TABLE t ALTER COLUMN a__new SET STATISTICS 250;
  END IF;
END $$;
DO $plumbline$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) OR to_regproc('public.t_a__new') IS NOT NULL) THEN
    CREATE FUNCTION t_a__new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.a__new := NEW.a::timestamp with time zone; RETURN NEW; END $$;
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
    UPDATE t SET a__new = a::timestamp with time zone WHERE a__new IS NULL AND a IS NOT NULL
      AND ctid = ANY (ARRAY(SELECT ctid FROM t WHERE a__new IS NULL AND a IS NOT NULL LIMIT 5000));
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- committed
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
    ALTER TABLE t DROP COLUMN a;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) THEN
    ALTER TABLE t RENAME COLUMN a__new TO a;
  END IF;
END $$;
CREATE TABLE IF NOT EXISTS below (
    b integer
) INHERITS (t);
--- undo
ALTER TABLE t ALTER COLUMN a TYPE text, ALTER COLUMN a SET STATISTICS -1;
DROP TABLE IF EXISTS below;
