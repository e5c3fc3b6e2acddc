--- before
CREATE TABLE t (
    a integer,
    b integer,
    c integer
);
CREATE INDEX t_ab ON t (a, b);

--- after
CREATE TABLE t (
    a bigint,
    b bigint,
    c bigint
);
CREATE INDEX t_ab ON t (a, b);

--- plan
ALTER TABLE t ALTER COLUMN a TYPE bigint;
ALTER TABLE t ALTER COLUMN b TYPE bigint;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'c__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'c' AND atttypid = to_regtype('bigint') AND atttypmod = -1)) THEN
    ALTER TABLE t ADD COLUMN c__new bigint;
  END IF;
END $$;
DO $plumbline$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'c__new' AND NOT attisdropped) OR to_regproc('public.t_c__new') IS NOT NULL) THEN
    CREATE FUNCTION t_c__new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.c__new := NEW.c; RETURN NEW; END $$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'c__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('public.t') AND tgname = 'zz_c__new')) THEN
    CREATE TRIGGER zz_c__new BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION t_c__new();
  END IF;
END $$;
-- committed
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'c__new' AND NOT attisdropped) THEN
    RETURN;
  END IF;
  LOOP
    UPDATE t SET c__new = c WHERE c__new IS NULL AND c IS NOT NULL
      AND ctid = ANY (ARRAY(SELECT ctid FROM t WHERE c__new IS NULL AND c IS NOT NULL LIMIT 5000));
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'c__new' AND NOT attisdropped) THEN
    DROP TRIGGER zz_c__new ON t;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'c__new' AND NOT attisdropped) THEN
    DROP FUNCTION t_c__new();
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'c__new' AND NOT attisdropped) THEN
    ALTER TABLE t DROP COLUMN c;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'c__new' AND NOT attisdropped) THEN
    ALTER TABLE t RENAME COLUMN c__new TO c;
  END IF;
END $$;
--- undo
ALTER TABLE t ALTER COLUMN a TYPE integer;
ALTER TABLE t ALTER COLUMN b TYPE integer;
ALTER TABLE t ALTER COLUMN c TYPE integer;
