--- rows
INSERT INTO t (a) VALUES ('[1,3)'), ('empty'), ('[10,)'), (NULL);

--- before
CREATE TYPE span AS RANGE (subtype = integer);
CREATE TABLE t (
    a span DEFAULT 'empty',
    CONSTRAINT t_a_excl EXCLUDE USING gist (a WITH &&) DEFERRABLE
);

--- after
CREATE TYPE span AS RANGE (subtype = bigint);
CREATE TABLE t (
    a span DEFAULT 'empty',
    CONSTRAINT t_a_excl EXCLUDE USING gist (a WITH &&) DEFERRABLE
);

--- plan
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_range WHERE rngtypid = to_regtype('public.span') AND rngsubtype = to_regtype('bigint'))) OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_excl' AND contype = 'x')) THEN
    ALTER TABLE t DROP CONSTRAINT t_a_excl;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_range WHERE rngtypid = to_regtype('public.span') AND rngsubtype = to_regtype('bigint'))) OR NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.span') AND typtype = 'r')) THEN
    ALTER TABLE t ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE text;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_range WHERE rngtypid = to_regtype('public.span') AND rngsubtype = to_regtype('bigint'))) OR NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.span') AND typtype = 'r')) THEN
    DROP TYPE span;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.span') AND typtype = 'r') THEN
    CREATE TYPE span AS RANGE (subtype = bigint);
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('text')) THEN
    ALTER TABLE t ALTER COLUMN a TYPE span USING a::span;
  END IF;
END $$;
ALTER TABLE t ALTER COLUMN a SET DEFAULT 'empty';
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_excl' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT t_a_excl EXCLUDE USING gist (a WITH &&) DEFERRABLE;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_range WHERE rngtypid = to_regtype('public.span') AND rngsubtype = to_regtype('integer'))) OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_excl' AND contype = 'x')) THEN
    ALTER TABLE t DROP CONSTRAINT t_a_excl;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_range WHERE rngtypid = to_regtype('public.span') AND rngsubtype = to_regtype('integer'))) OR NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.span') AND typtype = 'r')) THEN
    ALTER TABLE t ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE text;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_range WHERE rngtypid = to_regtype('public.span') AND rngsubtype = to_regtype('integer'))) OR NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.span') AND typtype = 'r')) THEN
    DROP TYPE span;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.span') AND typtype = 'r') THEN
    CREATE TYPE span AS RANGE (subtype = integer);
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('text')) THEN
    ALTER TABLE t ALTER COLUMN a TYPE span USING a::span;
  END IF;
END $$;
ALTER TABLE t ALTER COLUMN a SET DEFAULT 'empty';
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_excl' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT t_a_excl EXCLUDE USING gist (a WITH &&) DEFERRABLE;
  END IF;
END $$;
