--- from 14
--- before
CREATE TABLE t (
    a int4range,
    b int4range,
    p int4range
);
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) INCLUDE (p) WHERE (NOT isempty(b));

--- after
CREATE TABLE t (
    a int4range,
    b int4range,
    p int4range
);
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) INCLUDE (p) WHERE (NOT isempty(b)) DEFERRABLE;

--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND condeferrable AND NOT condeferred)) THEN
    ALTER TABLE t DROP CONSTRAINT x;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) INCLUDE (p) WHERE (NOT isempty(b)) DEFERRABLE;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND NOT condeferrable)) THEN
    ALTER TABLE t DROP CONSTRAINT x;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) INCLUDE (p) WHERE (NOT isempty(b));
  END IF;
END $$;
