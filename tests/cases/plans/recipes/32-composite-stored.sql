--- rows
INSERT INTO t (a) VALUES (ROW(1, 'one', true)), (ROW(NULL, NULL, NULL)), (NULL);

--- before
CREATE TYPE c AS (n integer, s text, gone boolean);
COMMENT ON COLUMN c.s IS 'said';
CREATE TABLE t (
    a c DEFAULT ROW(1, 'x', false),
    CONSTRAINT t_check CHECK ((a).n > 0)
);
CREATE INDEX t_s_idx ON t (((a).s));

--- after
CREATE TYPE c AS (s text, n bigint, new date);
COMMENT ON COLUMN c.s IS 'said';
CREATE TABLE t (
    a c DEFAULT ROW('x', 1, NULL),
    CONSTRAINT t_check CHECK ((a).n > 0)
);
CREATE INDEX t_s_idx ON t (((a).s));

--- plan
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 1 AND attname = 's' AND atttypid = to_regtype('text') AND atttypmod = -1) AND EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 2 AND attname = 'n' AND atttypid = to_regtype('bigint') AND atttypmod = -1) AND EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 3 AND attname = 'new' AND atttypid = to_regtype('date') AND atttypmod = -1)) OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_check' AND contype = 'c')) THEN
    ALTER TABLE t DROP CONSTRAINT t_check;
  END IF;
END $$;
-- committed
SELECT 'DROP INDEX CONCURRENTLY t_s_idx'
 WHERE NOT ((EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 1 AND attname = 's' AND atttypid = to_regtype('text') AND atttypmod = -1) AND EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 2 AND attname = 'n' AND atttypid = to_regtype('bigint') AND atttypmod = -1) AND EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 3 AND attname = 'new' AND atttypid = to_regtype('date') AND atttypmod = -1)) OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_s_idx') AND indrelid = to_regclass('public.t'))) \gexec
-- committed
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.c__new') AND relkind = 'c') OR (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 1 AND attname = 's' AND atttypid = to_regtype('text') AND atttypmod = -1) AND EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 2 AND attname = 'n' AND atttypid = to_regtype('bigint') AND atttypmod = -1) AND EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 3 AND attname = 'new' AND atttypid = to_regtype('date') AND atttypmod = -1))) THEN
    CREATE TYPE c__new AS (s text, n bigint, new date);
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.c__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE c__new USING CASE WHEN a IS DISTINCT FROM NULL THEN ROW((a).s, (a).n, NULL)::c__new END;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.c__new') IS NOT NULL THEN
    DROP TYPE c;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.c__new') IS NOT NULL THEN
    ALTER TYPE c__new RENAME TO c;
  END IF;
END $$;
COMMENT ON COLUMN c.s IS 'said';
ALTER TABLE t ALTER COLUMN a SET DEFAULT (ROW('x', 1, NULL));
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_check' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT t_check CHECK ((a).n > 0) NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_s_idx') AND NOT indisvalid) THEN
    DROP INDEX t_s_idx;
  END IF;
END $$;
-- committed
SELECT 'CREATE INDEX CONCURRENTLY t_s_idx ON t (((a).s))'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_s_idx') AND indisvalid) \gexec
-- committed
ALTER TABLE t VALIDATE CONSTRAINT t_check;
--- undo
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 1 AND attname = 'n' AND atttypid = to_regtype('integer') AND atttypmod = -1) AND EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 2 AND attname = 's' AND atttypid = to_regtype('text') AND atttypmod = -1) AND EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 3 AND attname = 'gone' AND atttypid = to_regtype('boolean') AND atttypmod = -1)) OR NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_s_idx') AND indrelid = to_regclass('public.t'))) THEN
    DROP INDEX t_s_idx;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 1 AND attname = 'n' AND atttypid = to_regtype('integer') AND atttypmod = -1) AND EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 2 AND attname = 's' AND atttypid = to_regtype('text') AND atttypmod = -1) AND EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 3 AND attname = 'gone' AND atttypid = to_regtype('boolean') AND atttypmod = -1)) OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_check' AND contype = 'c')) THEN
    ALTER TABLE t DROP CONSTRAINT t_check;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.c__new') AND relkind = 'c') OR (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 1 AND attname = 'n' AND atttypid = to_regtype('integer') AND atttypmod = -1) AND EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 2 AND attname = 's' AND atttypid = to_regtype('text') AND atttypmod = -1) AND EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.c') AND attnum = 3 AND attname = 'gone' AND atttypid = to_regtype('boolean') AND atttypmod = -1))) THEN
    CREATE TYPE c__new AS (n integer, s text, gone boolean);
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.c__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE c__new USING CASE WHEN a IS DISTINCT FROM NULL THEN ROW((a).n, (a).s, NULL)::c__new END;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.c__new') IS NOT NULL THEN
    DROP TYPE c;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.c__new') IS NOT NULL THEN
    ALTER TYPE c__new RENAME TO c;
  END IF;
END $$;
COMMENT ON COLUMN c.s IS 'said';
ALTER TABLE t ALTER COLUMN a SET DEFAULT (ROW(1, 'x', FALSE));
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_check' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT t_check CHECK ((a).n > 0);
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS t_s_idx ON t (((a).s));
