--- before
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (
    a integer,
    b integer NOT NULL,
    CONSTRAINT t_b_check CHECK (b > 0),
    CONSTRAINT t_b_key UNIQUE (b, a),
    CONSTRAINT t_b_fkey FOREIGN KEY (b) REFERENCES p (id) ON DELETE CASCADE
);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT b FROM v;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY few ON t USING (b < 100);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER seen BEFORE UPDATE OF b ON t FOR EACH ROW EXECUTE FUNCTION f();

--- after
CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (
    a integer,
    b bigint NOT NULL,
    CONSTRAINT t_b_check CHECK (b > 0),
    CONSTRAINT t_b_key UNIQUE (b, a),
    CONSTRAINT t_b_fkey FOREIGN KEY (b) REFERENCES p (id) ON DELETE CASCADE
);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT b FROM v;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY few ON t USING (b < 100);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER seen BEFORE UPDATE OF b ON t FOR EACH ROW EXECUTE FUNCTION f();

--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b' AND atttypid = to_regtype('bigint') AND atttypmod = -1)) THEN
    ALTER TABLE t ADD COLUMN b__new bigint;
  END IF;
END $$;
DO $plumbline$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) OR to_regproc('public.t_b__new') IS NOT NULL) THEN
    CREATE FUNCTION t_b__new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.b__new := NEW.b; RETURN NEW; END $$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('public.t') AND tgname = 'zz_b__new')) THEN
    CREATE TRIGGER zz_b__new BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION t_b__new();
  END IF;
END $$;
-- committed
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) THEN
    RETURN;
  END IF;
  LOOP
    UPDATE t SET b__new = b WHERE b__new IS NULL AND b IS NOT NULL
      AND ctid = ANY (ARRAY(SELECT ctid FROM t WHERE b__new IS NULL AND b IS NOT NULL LIMIT 5000));
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- committed
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b_fkey__new' AND contype = 'f') OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped)) THEN
    ALTER TABLE t ADD CONSTRAINT t_b_fkey__new FOREIGN KEY (b__new) REFERENCES p (id) ON DELETE CASCADE NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) THEN
    ALTER TABLE t VALIDATE CONSTRAINT t_b_fkey__new;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_b_key__new') AND NOT indisvalid) OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped)) THEN
    DROP INDEX t_b_key__new;
  END IF;
END $$;
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY t_b_key__new ON t (b__new, a)'
 WHERE NOT (EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_b_key__new') AND indisvalid) OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped)) \gexec
-- committed
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b_check__new' AND contype = 'c') OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped)) THEN
    ALTER TABLE t ADD CONSTRAINT t_b_check__new CHECK (b__new > 0) NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) THEN
    ALTER TABLE t VALIDATE CONSTRAINT t_b_check__new;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND attnotnull) OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b__new_present') OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped)) THEN
    ALTER TABLE t ADD CONSTRAINT t_b__new_present CHECK (b__new IS NOT NULL) NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b__new_present') OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped)) THEN
    ALTER TABLE t VALIDATE CONSTRAINT t_b__new_present;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) THEN
    ALTER TABLE t ALTER COLUMN b__new SET NOT NULL;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) THEN
    ALTER TABLE t DROP CONSTRAINT IF EXISTS t_b__new_present;
  END IF;
END $$;
DROP POLICY IF EXISTS few ON t;
DROP TRIGGER IF EXISTS seen ON t;
DROP VIEW IF EXISTS w;
DROP VIEW IF EXISTS v;
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
    ALTER TABLE t RENAME CONSTRAINT t_b_fkey__new TO t_b_fkey;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) THEN
    ALTER TABLE t ADD CONSTRAINT t_b_key UNIQUE USING INDEX t_b_key__new;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) THEN
    ALTER TABLE t RENAME CONSTRAINT t_b_check__new TO t_b_check;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b__new' AND NOT attisdropped) THEN
    ALTER TABLE t RENAME COLUMN b__new TO b;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.v') AND relkind = 'v') THEN
    CREATE VIEW v AS
    SELECT t.a, t.b FROM t;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.w') AND relkind = 'v') THEN
    CREATE VIEW w AS
    SELECT v.b FROM v;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('public.t') AND tgname = 'seen') THEN
    CREATE TRIGGER seen BEFORE UPDATE OF b ON t FOR EACH ROW EXECUTE FUNCTION f();
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = to_regclass('public.t') AND polname = 'few') THEN
    CREATE POLICY few ON t USING (b < 100);
  END IF;
END $$;
--- undo
DROP POLICY IF EXISTS few ON t;
DROP TRIGGER IF EXISTS seen ON t;
DROP VIEW IF EXISTS w;
DROP VIEW IF EXISTS v;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b' AND atttypid = to_regtype('integer') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN b TYPE integer;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.v') AND relkind = 'v') THEN
    CREATE VIEW v AS
    SELECT t.a, t.b FROM t;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.w') AND relkind = 'v') THEN
    CREATE VIEW w AS
    SELECT v.b FROM v;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('public.t') AND tgname = 'seen') THEN
    CREATE TRIGGER seen BEFORE UPDATE OF b ON t FOR EACH ROW EXECUTE FUNCTION f();
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = to_regclass('public.t') AND polname = 'few') THEN
    CREATE POLICY few ON t USING (b < 100);
  END IF;
END $$;
