--- from 14
--- before
CREATE TABLE t (
    a int4range,
    b int4range,
    p int4range
);
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) INCLUDE (p) WITH (fillfactor=70) WHERE (NOT isempty(b)) DEFERRABLE INITIALLY DEFERRED;
COMMENT ON CONSTRAINT x ON t IS 'one';

--- after

--- plan
DROP TABLE IF EXISTS t;
--- undo
CREATE TABLE IF NOT EXISTS t (
    a int4range,
    b int4range,
    p int4range
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) INCLUDE (p) WITH (fillfactor=70) WHERE (NOT isempty(b)) DEFERRABLE INITIALLY DEFERRED;
  END IF;
END $$;
COMMENT ON CONSTRAINT x ON t IS 'one';
--- not undone
the rows of t
