--- before
CREATE TABLE t (
    a int4range,
    b int4range,
    p int4range
);
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&);

--- after
CREATE TABLE t (
    a int4range,
    b int4range,
    p int4range
);
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) WHERE (NOT isempty(b));

--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.x') AND indpred IS NOT NULL)) THEN
    ALTER TABLE t DROP CONSTRAINT x;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) WHERE (NOT isempty(b));
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.x') AND indpred IS NULL)) THEN
    ALTER TABLE t DROP CONSTRAINT x;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&);
  END IF;
END $$;
--- not undone
exclusion t.x: predicate is NOT isempty(b), not not set
