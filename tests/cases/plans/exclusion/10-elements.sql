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
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS y;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'y' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT y EXCLUDE USING gist (a WITH &&, b WITH -|-);
  END IF;
END $$;
--- undo
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS y;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'y' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT y EXCLUDE USING gist (a WITH &&);
  END IF;
END $$;
