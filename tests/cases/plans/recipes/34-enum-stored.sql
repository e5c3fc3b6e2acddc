--- rows
INSERT INTO t (a, b) VALUES ('a', '{a,c}');

--- before
CREATE TYPE e AS ENUM ('a', 'b', 'c');
COMMENT ON TYPE e IS 'an enum';
GRANT USAGE ON TYPE e TO pg_monitor;
CREATE TABLE t (
    id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    a e NOT NULL DEFAULT 'a',
    b e[] DEFAULT '{}'
);
CREATE INDEX t_a_idx ON t (a) WHERE a = 'c';

--- after
CREATE TYPE e AS ENUM ('c', 'a');
COMMENT ON TYPE e IS 'an enum';
GRANT USAGE ON TYPE e TO pg_monitor;
CREATE TABLE t (
    id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    a e NOT NULL DEFAULT 'a',
    b e[] DEFAULT '{}'
);
CREATE INDEX t_a_idx ON t (a) WHERE a = 'c';

--- preconditions
t.a must not be 'b': SELECT * FROM t WHERE a::text IN ('b')
  unless NOT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.e') AND enumlabel IN ('b'))
t.b must not be 'b': SELECT * FROM t WHERE b::text[] && ARRAY['b']
  unless NOT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.e') AND enumlabel IN ('b'))
--- plan
SELECT 'DROP INDEX CONCURRENTLY t_a_idx'
 WHERE NOT ((NOT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.e') AND enumlabel = 'b')) OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_a_idx') AND indrelid = to_regclass('public.t'))) \gexec
-- committed
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.e__new') AND typtype = 'e') OR (NOT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.e') AND enumlabel = 'b'))) THEN
    CREATE TYPE e__new AS ENUM ('c', 'a');
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN b DROP DEFAULT, ALTER COLUMN b TYPE e__new[] USING b::text[]::e__new[];
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE e__new USING a::text::e__new;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    DROP TYPE e;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    ALTER TYPE e__new RENAME TO e;
  END IF;
END $$;
ALTER TABLE t ALTER COLUMN b SET DEFAULT '{}';
ALTER TABLE t ALTER COLUMN a SET DEFAULT 'a';
GRANT USAGE ON TYPE e TO pg_monitor;
COMMENT ON TYPE e IS 'an enum';
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_a_idx') AND NOT indisvalid) THEN
    DROP INDEX t_a_idx;
  END IF;
END $$;
-- committed
SELECT 'CREATE INDEX CONCURRENTLY t_a_idx ON t (a) WHERE a = ''c'''
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_a_idx') AND indisvalid) \gexec
--- undo
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.e') AND enumlabel = 'b')) OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_a_idx') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX t_a_idx;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.e__new') AND typtype = 'e') OR (EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.e') AND enumlabel = 'b'))) THEN
    CREATE TYPE e__new AS ENUM ('a', 'b', 'c');
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN b DROP DEFAULT, ALTER COLUMN b TYPE e__new[] USING b::text[]::e__new[];
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE e__new USING a::text::e__new;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    DROP TYPE e;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.e__new') IS NOT NULL THEN
    ALTER TYPE e__new RENAME TO e;
  END IF;
END $$;
ALTER TABLE t ALTER COLUMN b SET DEFAULT '{}';
ALTER TABLE t ALTER COLUMN a SET DEFAULT 'a';
GRANT USAGE ON TYPE e TO pg_monitor;
COMMENT ON TYPE e IS 'an enum';
CREATE INDEX IF NOT EXISTS t_a_idx ON t (a) WHERE a = 'c';
