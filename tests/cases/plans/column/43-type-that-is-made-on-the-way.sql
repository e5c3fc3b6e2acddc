--- offline
--- rows
INSERT INTO t VALUES (1, 2), (NULL, 1);

--- before
CREATE TABLE t (
    a bigint,
    b integer
);

--- after
CREATE TYPE m AS ENUM ('1', '2', 'sad');
CREATE DOMAIN d AS text CHECK (value <> '');
CREATE TABLE t (
    a m DEFAULT 'sad',
    b d
);

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.m') AND typtype = 'e') THEN
    CREATE TYPE m AS ENUM ('1', '2', 'sad');
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typtype = 'd') THEN
    CREATE DOMAIN d AS text CONSTRAINT d_check CHECK (value <> '');
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('public.m') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN a TYPE m USING a::text::m, ALTER COLUMN a SET DEFAULT 'sad';
  END IF;
END $$;
ALTER TABLE t ALTER COLUMN b TYPE d;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('bigint') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE bigint USING a::text::bigint;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b' AND atttypid = to_regtype('integer') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN b TYPE integer USING b::integer;
  END IF;
END $$;
DROP DOMAIN IF EXISTS d;
DROP TYPE IF EXISTS m;
