--- before
CREATE TABLE t (
    a int4range,
    b int4range,
    p int4range
);
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (a WITH &&);

--- after
CREATE TABLE t (
    a int4range,
    b int4range,
    p int4range
);
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&);

--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.x') AND pg_get_indexdef(indexrelid) LIKE '% USING spgist (%')) THEN
    ALTER TABLE t DROP CONSTRAINT x;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&);
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.x') AND pg_get_indexdef(indexrelid) LIKE '% USING gist (%')) THEN
    ALTER TABLE t DROP CONSTRAINT x;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (a WITH &&);
  END IF;
END $$;
