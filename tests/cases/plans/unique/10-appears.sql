--- before

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b integer NOT NULL,
    c integer
);
ALTER TABLE t ADD CONSTRAINT k UNIQUE (a);

--- plan
CREATE TABLE IF NOT EXISTS t (
    a integer NOT NULL,
    b integer NOT NULL,
    c integer
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'k' AND contype = 'u') THEN
    ALTER TABLE t ADD CONSTRAINT k UNIQUE (a);
  END IF;
END $$;
--- undo
DROP TABLE IF EXISTS t;
