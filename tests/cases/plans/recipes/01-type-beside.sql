--- before
CREATE TABLE t (
    id integer NOT NULL,
    n integer DEFAULT 7 NOT NULL,
    z text
);
COMMENT ON COLUMN t.n IS 'how many';
CREATE INDEX t_n_idx ON t (n) WHERE n > 3;
COMMENT ON INDEX t_n_idx IS 'the many';
INSERT INTO t SELECT i, i, 'row' FROM generate_series(1, 12000) i;

--- after
CREATE TABLE t (
    id integer NOT NULL,
    n bigint DEFAULT 7 NOT NULL,
    z text
);
COMMENT ON COLUMN t.n IS 'how many';
CREATE INDEX t_n_idx ON t (n) WHERE n > 3;
COMMENT ON INDEX t_n_idx IS 'the many';

--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n' AND atttypid = to_regtype('bigint') AND atttypmod = -1)) THEN
    ALTER TABLE t ADD COLUMN n__new bigint;
  END IF;
END $$;
DO $plumbline$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped) OR to_regproc('public.t_n__new') IS NOT NULL) THEN
    CREATE FUNCTION t_n__new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.n__new := NEW.n; RETURN NEW; END $$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('public.t') AND tgname = 'zz_n__new')) THEN
    CREATE TRIGGER zz_n__new BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION t_n__new();
  END IF;
END $$;
-- committed
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped) THEN
    RETURN;
  END IF;
  LOOP
    UPDATE t SET n__new = n WHERE n__new IS NULL AND n IS NOT NULL
      AND ctid = ANY (ARRAY(SELECT ctid FROM t WHERE n__new IS NULL AND n IS NOT NULL LIMIT 5000));
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- committed
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_n_idx__new') AND NOT indisvalid) OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped)) THEN
    DROP INDEX t_n_idx__new;
  END IF;
END $$;
-- committed
SELECT 'CREATE INDEX CONCURRENTLY t_n_idx__new ON t (n__new) WHERE n__new > 3'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_n_idx__new') AND indisvalid) OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped)) \gexec
-- committed
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND attnotnull) OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_n__new_present') OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped)) THEN
    ALTER TABLE t ADD CONSTRAINT t_n__new_present CHECK (n__new IS NOT NULL) NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_n__new_present') OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped)) THEN
    ALTER TABLE t VALIDATE CONSTRAINT t_n__new_present;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped) THEN
    ALTER TABLE t ALTER COLUMN n__new SET NOT NULL;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped) THEN
    ALTER TABLE t DROP CONSTRAINT IF EXISTS t_n__new_present;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped) THEN
    DROP TRIGGER zz_n__new ON t;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped) THEN
    DROP FUNCTION t_n__new();
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped) THEN
    ALTER TABLE t DROP COLUMN n;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped) THEN
    ALTER TABLE t ALTER COLUMN n__new SET DEFAULT 7;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped) THEN
    ALTER INDEX t_n_idx__new RENAME TO t_n_idx;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped) THEN
    COMMENT ON INDEX t_n_idx IS 'the many';
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped) THEN
    COMMENT ON COLUMN t.n__new IS 'how many';
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n__new' AND NOT attisdropped) THEN
    ALTER TABLE t RENAME COLUMN n__new TO n;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'n' AND atttypid = to_regtype('integer') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN n TYPE integer;
  END IF;
END $$;
