--- before
CREATE TABLE t (
    a int4range,
    b int4range,
    p int4range
);
ALTER TABLE t ADD CONSTRAINT y EXCLUDE USING gist (a WITH &&);

--- after
CREATE TABLE t (
    a int4range,
    b int4range,
    p int4range
);
ALTER TABLE t ADD CONSTRAINT y EXCLUDE USING gist (a WITH &&, b WITH -|-);

--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'y' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'y' AND pg_get_constraintdef(oid) LIKE '%, b WITH -|-%')) THEN
    ALTER TABLE t DROP CONSTRAINT y;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'y' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT y EXCLUDE USING gist (a WITH &&, b WITH -|-);
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'y' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.y') AND pg_get_indexdef(indexrelid) LIKE '% USING gist (a)%')) THEN
    ALTER TABLE t DROP CONSTRAINT y;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'y' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT y EXCLUDE USING gist (a WITH &&);
  END IF;
END $$;
