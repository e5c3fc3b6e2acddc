--- before
CREATE TABLE t (
    a integer NOT NULL,
    b integer NOT NULL,
    c integer
);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (b, a) INCLUDE (c) WITH (fillfactor=70) DEFERRABLE INITIALLY DEFERRED;
COMMENT ON CONSTRAINT k ON t IS 'one';

--- after

--- plan
DROP TABLE IF EXISTS t;
--- undo
CREATE TABLE IF NOT EXISTS t (
    a integer NOT NULL,
    b integer NOT NULL,
    c integer
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'k' AND contype = 'p') THEN
    ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (b, a) INCLUDE (c) WITH (fillfactor=70) DEFERRABLE INITIALLY DEFERRED;
  END IF;
END $$;
COMMENT ON CONSTRAINT k ON t IS 'one';
--- not undone
the rows of t
