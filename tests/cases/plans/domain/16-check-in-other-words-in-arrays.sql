--- rows
INSERT INTO t (a) VALUES ('{x,y}'), (NULL);

--- before
CREATE DOMAIN d AS text CONSTRAINT short CHECK (length(value) < 10);
CREATE TABLE t (
    a d[]
);

--- after
CREATE DOMAIN d AS text CONSTRAINT short CHECK (length(value) < 20);
CREATE TABLE t (
    a d[]
);

--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d__new') AND typtype = 'd') OR (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'short' AND pg_get_expr(conbin, conrelid) LIKE '%20%'))) THEN
    CREATE DOMAIN d__new AS text CONSTRAINT short CHECK (length(value) < 20);
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN a TYPE d__new[] USING a::d__new[];
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
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d__new') AND typtype = 'd') OR (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'short' AND pg_get_expr(conbin, conrelid) LIKE '%10%'))) THEN
    CREATE DOMAIN d__new AS text CONSTRAINT short CHECK (length(value) < 10);
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN a TYPE d__new[] USING a::d__new[];
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
