--- offline
--- before
CREATE TABLE t (
    a jsonb,
    d bigint,
    c integer
);

--- after
CREATE TABLE t (
    a timestamp(3) without time zone,
    d interval day to second(2),
    c integer
);
CREATE VIEW v AS SELECT a, d FROM t;

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('timestamp without time zone') AND atttypmod = 3) THEN
    ALTER TABLE t ALTER COLUMN a TYPE timestamp(3) without time zone USING a::text::timestamp(3) without time zone;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'd' AND atttypid = to_regtype('interval') AND atttypmod = 470286338) THEN
    ALTER TABLE t ALTER COLUMN d TYPE interval day to second(2) USING d::text::interval day to second(2);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.v') AND relkind = 'v') THEN
    CREATE VIEW v AS
    SELECT t.a, t.d FROM t;
  END IF;
END $$;
--- undo
DROP VIEW IF EXISTS v;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('jsonb') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN a TYPE jsonb USING a::text::jsonb;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'd' AND atttypid = to_regtype('bigint') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN d TYPE bigint USING d::text::bigint;
  END IF;
END $$;
