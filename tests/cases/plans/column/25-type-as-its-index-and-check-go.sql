--- before
CREATE TABLE t (
    a int4range,
    b character(3),
    CHECK (b <> 'x'::bpchar)
);
CREATE INDEX ON t USING spgist (a);

--- after
CREATE TABLE t (
    a double precision,
    b jsonb
);

--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('double precision') AND atttypmod = -1)) THEN
    ALTER TABLE t ADD COLUMN a__new double precision;
  END IF;
END $$;
DO $plumbline$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) OR to_regproc('public.t_a__new') IS NOT NULL) THEN
    CREATE FUNCTION t_a__new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.a__new := NEW.a::text::double precision; RETURN NEW; END $$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('public.t') AND tgname = 'zz_a__new')) THEN
    CREATE TRIGGER zz_a__new BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION t_a__new();
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b' AND atttypid = to_regtype('jsonb') AND atttypmod = -1)) THEN
    ALTER TABLE t ADD COLUMN b__new jsonb;
  END IF;
END $$;
DO $plumbline$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) OR to_regproc('public.t_b__new') IS NOT NULL) THEN
    CREATE FUNCTION t_b__new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.b__new := NEW.b::jsonb; RETURN NEW; END $$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('public.t') AND tgname = 'zz_b__new')) THEN
    CREATE TRIGGER zz_b__new BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION t_b__new();
  END IF;
END $$;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_b_check;
-- committed
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a__new' AND NOT attisdropped) THEN
    RETURN;
  END IF;
  LOOP
    UPDATE t SET a__new = a::text::double precision WHERE a__new IS NULL AND a IS NOT NULL
      AND ctid = ANY (ARRAY(SELECT ctid FROM t WHERE a__new IS NULL AND a IS NOT NULL LIMIT 5000));
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- committed
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) THEN
    RETURN;
  END IF;
  LOOP
    UPDATE t SET b__new = b::jsonb WHERE b__new IS NULL AND b IS NOT NULL
      AND ctid = ANY (ARRAY(SELECT ctid FROM t WHERE b__new IS NULL AND b IS NOT NULL LIMIT 5000));
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- committed
DROP INDEX CONCURRENTLY IF EXISTS t_a_idx;
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
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) THEN
    DROP TRIGGER zz_b__new ON t;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) THEN
    DROP FUNCTION t_b__new();
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) THEN
    ALTER TABLE t DROP COLUMN b;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) THEN
    ALTER TABLE t RENAME COLUMN b__new TO b;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('int4range') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN a TYPE int4range USING a::text::int4range;
  END IF;
END $$;
ALTER TABLE t ALTER COLUMN b TYPE character(3);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b_check' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT t_b_check CHECK (b <> 'x'::bpchar);
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS t_a_idx ON t USING spgist (a);
