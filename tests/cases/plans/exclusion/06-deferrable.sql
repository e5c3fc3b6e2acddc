--- from 14
--- before
CREATE TABLE t (
    a int4range,
    b int4range,
    p int4range
);
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) INCLUDE (p) WHERE (NOT isempty(b)) DEFERRABLE;

--- after
CREATE TABLE t (
    a int4range,
    b int4range,
    p int4range
);
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) INCLUDE (p) WHERE (NOT isempty(b)) DEFERRABLE INITIALLY DEFERRED;

--- plan
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS x;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) INCLUDE (p) WHERE (NOT isempty(b)) DEFERRABLE INITIALLY DEFERRED;
  END IF;
END $$;
--- undo
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS x;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) INCLUDE (p) WHERE (NOT isempty(b)) DEFERRABLE;
  END IF;
END $$;
