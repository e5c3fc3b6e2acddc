--- small

--- before
CREATE TYPE mood AS ENUM ('glad', 'sad', 'so-so');
CREATE TABLE t (a mood, b mood[], c text);

--- rows
INSERT INTO t VALUES ('glad', '{glad}', 'glad'), ('so-so', '{glad,so-so}', 'angry'), (NULL, NULL, NULL);

--- in the way
rows are in the way, and nothing was changed:
  t.a must not be 'so-so': 1 in the way
  t.b must not be 'so-so': 1 in the way
  t.c must fit mood: 1 in the way

--- after
CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE TABLE t (a mood, b mood[], c mood);

--- preconditions
t.a must not be 'so-so': SELECT * FROM t WHERE a::text IN ('so-so')
  unless NOT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.mood') AND enumlabel IN ('so-so'))
t.b must not be 'so-so': SELECT * FROM t WHERE b::text[] && ARRAY['so-so']
  unless NOT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.mood') AND enumlabel IN ('so-so'))
t.c must fit mood: SELECT * FROM t WHERE c NOT IN ('glad', 'sad')
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'c' AND atttypid = to_regtype('public.mood') AND atttypmod = -1)
--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.mood__new') AND typtype = 'e') OR (NOT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.mood') AND enumlabel = 'so-so'))) THEN
    CREATE TYPE mood__new AS ENUM ('glad', 'sad');
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.mood__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN b TYPE mood__new[] USING b::text[]::mood__new[];
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.mood__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN a TYPE mood__new USING a::text::mood__new;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.mood__new') IS NOT NULL THEN
    DROP TYPE mood;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.mood__new') IS NOT NULL THEN
    ALTER TYPE mood__new RENAME TO mood;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'c' AND atttypid = to_regtype('public.mood') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN c TYPE mood USING c::mood;
  END IF;
END $$;
--- undo
ALTER TABLE t ALTER COLUMN c TYPE text;
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'so-so';
