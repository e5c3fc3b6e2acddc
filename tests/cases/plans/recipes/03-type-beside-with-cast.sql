--- before
CREATE TABLE t (
    k text,
    amount numeric(12,4)
);
INSERT INTO t SELECT '00000000-0000-0000-0000-000000000001', 2.5 FROM generate_series(1, 3);

--- after
CREATE TABLE t (
    k uuid,
    amount numeric(10,2)
);

--- preconditions
t.k must fit uuid: SELECT * FROM t WHERE k !~* '^\{?([0-9a-f]{4}-?){7}[0-9a-f]{4}\}?$'
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'k' AND atttypid = to_regtype('uuid') AND atttypmod = -1)
t.amount must fit numeric(10,2): SELECT * FROM t WHERE abs(round(amount, 2)) >= 100000000
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'amount' AND atttypid = to_regtype('numeric') AND atttypmod = 655366)
--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'k__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'k' AND atttypid = to_regtype('uuid') AND atttypmod = -1)) THEN
    ALTER TABLE t ADD COLUMN k__new uuid;
  END IF;
END $$;
DO $plumbline$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'k__new' AND NOT attisdropped) OR to_regproc('public.t_k__new') IS NOT NULL) THEN
    CREATE FUNCTION t_k__new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.k__new := NEW.k::uuid; RETURN NEW; END $$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'k__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('public.t') AND tgname = 'zz_k__new')) THEN
    CREATE TRIGGER zz_k__new BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION t_k__new();
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'amount__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'amount' AND atttypid = to_regtype('numeric') AND atttypmod = 655366)) THEN
    ALTER TABLE t ADD COLUMN amount__new numeric(10,2);
  END IF;
END $$;
DO $plumbline$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'amount__new' AND NOT attisdropped) OR to_regproc('public.t_amount__new') IS NOT NULL) THEN
    CREATE FUNCTION t_amount__new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.amount__new := NEW.amount; RETURN NEW; END $$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'amount__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('public.t') AND tgname = 'zz_amount__new')) THEN
    CREATE TRIGGER zz_amount__new BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION t_amount__new();
  END IF;
END $$;
-- committed
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'k__new' AND NOT attisdropped) THEN
    RETURN;
  END IF;
  LOOP
    UPDATE t SET k__new = k::uuid WHERE k__new IS NULL AND k IS NOT NULL
      AND ctid = ANY (ARRAY(SELECT ctid FROM t WHERE k__new IS NULL AND k IS NOT NULL LIMIT 5000));
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- committed
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'amount__new' AND NOT attisdropped) THEN
    RETURN;
  END IF;
  LOOP
    UPDATE t SET amount__new = amount WHERE amount__new IS NULL AND amount IS NOT NULL
      AND ctid = ANY (ARRAY(SELECT ctid FROM t WHERE amount__new IS NULL AND amount IS NOT NULL LIMIT 5000));
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'k__new' AND NOT attisdropped) THEN
    DROP TRIGGER zz_k__new ON t;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'k__new' AND NOT attisdropped) THEN
    DROP FUNCTION t_k__new();
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'k__new' AND NOT attisdropped) THEN
    ALTER TABLE t DROP COLUMN k;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'k__new' AND NOT attisdropped) THEN
    ALTER TABLE t RENAME COLUMN k__new TO k;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'amount__new' AND NOT attisdropped) THEN
    DROP TRIGGER zz_amount__new ON t;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'amount__new' AND NOT attisdropped) THEN
    DROP FUNCTION t_amount__new();
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'amount__new' AND NOT attisdropped) THEN
    ALTER TABLE t DROP COLUMN amount;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'amount__new' AND NOT attisdropped) THEN
    ALTER TABLE t RENAME COLUMN amount__new TO amount;
  END IF;
END $$;
--- undo
ALTER TABLE t ALTER COLUMN k TYPE text;
ALTER TABLE t ALTER COLUMN amount TYPE numeric(12,4);
