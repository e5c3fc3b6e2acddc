--- rows
INSERT INTO t (b) VALUES ('{3,4}');

--- before
CREATE DOMAIN d AS integer;
CREATE TABLE t (
    b d[]
);

--- after
CREATE DOMAIN d AS integer CONSTRAINT positive CHECK (VALUE > 0);
CREATE TABLE t (
    b d[]
);

--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d__new') AND typtype = 'd') OR (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'positive' AND convalidated))) THEN
    CREATE DOMAIN d__new AS integer CONSTRAINT positive CHECK (value > 0);
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN b TYPE d__new[] USING b::d__new[];
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    DROP DOMAIN d;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER DOMAIN d__new RENAME TO d;
  END IF;
END $$;
--- undo
ALTER DOMAIN d DROP CONSTRAINT IF EXISTS positive;
