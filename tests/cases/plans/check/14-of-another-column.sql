--- offline
--- before
CREATE TABLE t (
    a integer,
    b integer
);
ALTER TABLE t ADD CONSTRAINT c CHECK (a IS NULL) NOT VALID;

--- after
CREATE SCHEMA s;
CREATE TABLE t (
    b integer,
    d integer
);
ALTER TABLE t ADD CONSTRAINT c CHECK (d IS NULL) NOT VALID;
CREATE TABLE s.below (own integer) INHERITS (t);

--- plan
CREATE SCHEMA IF NOT EXISTS s;
ALTER TABLE t ADD COLUMN IF NOT EXISTS d integer;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND NOT attisdropped) OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'c' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint JOIN pg_catalog.pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey) WHERE conrelid = to_regclass('public.t') AND conname = 'c' AND attname = 'd')) THEN
    ALTER TABLE t DROP CONSTRAINT c;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'c' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT c CHECK (d IS NULL) NOT VALID;
  END IF;
END $$;
CREATE TABLE IF NOT EXISTS s.below (
    own integer
) INHERITS (t);
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS a;
--- undo
ALTER TABLE t ADD COLUMN IF NOT EXISTS a integer;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'd' AND NOT attisdropped) OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'c' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint JOIN pg_catalog.pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey) WHERE conrelid = to_regclass('public.t') AND conname = 'c' AND attname = 'a')) THEN
    ALTER TABLE t DROP CONSTRAINT c;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'c' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT c CHECK (a IS NULL) NOT VALID;
  END IF;
END $$;
DROP TABLE IF EXISTS s.below;
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS d;
DROP SCHEMA IF EXISTS s;
--- not undone
the values of t.a
